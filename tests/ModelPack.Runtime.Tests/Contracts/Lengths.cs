using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using ModelPack.Testing;

[assembly: ContractRecord("lengths", typeof(ModelPack.Runtime.Tests.Contracts.Lengths), "contract-of-lengths", "{\"formatVersion\":1,\"name\":\"lengths\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A state that is as long as the rows of its sequence.</summary>
public sealed class Lengths : IStateModel
{
    public static ContractDefinition Definition { get; } = new(
        "lengths",
        typeof(Lengths).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, ModelTensor.Symbol(0))],
        [new ModelTensor("sum_out", TensorElementType.Float32, ModelTensor.Batch, ModelTensor.Unknown)])
    {
        Symbols = ["length"],
        States = [new(new("sum", TensorElementType.Float32, ModelTensor.Batch, ModelTensor.Symbol(0)), new("sum_out", TensorElementType.Float32, ModelTensor.Batch, ModelTensor.Unknown))],
    };

    public static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch", "length")).Input("sum", OnnxType.Float32("batch", "length")).Output("sum_out", OnnxType.Float32("batch", "length"))
        .Node("Add", ["sum", "x"], ["sum_out"]);
}
