using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using ModelPack.Testing;

[assembly: ContractRecord("history", typeof(ModelPack.Runtime.Tests.Contracts.History), "contract-of-history", "{\"formatVersion\":1,\"name\":\"history\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Keeps all rows that came, as a decoder keeps keys and values; the output is their sum and their number.</summary>
public sealed class History : IStateModel
{
    public static ContractDefinition Definition { get; } = new(
        "history",
        typeof(History).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, 2)],
        [new ModelTensor("y", TensorElementType.Float32, ModelTensor.Batch, 2)])
    {
        StateSymbols = ["past"],
        States = [new(new("rows", TensorElementType.Float32, ModelTensor.Batch, ModelTensor.Symbol(0), 2), new("rows_out", TensorElementType.Float32, ModelTensor.Batch, ModelTensor.Unknown, 2))],
    };

    public static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch", 2)).Input("rows", OnnxType.Float32("batch", "past", 2))
        .Output("y", OnnxType.Float32("batch", 2)).Output("rows_out", OnnxType.Float32("batch", "past_and_now", 2))
        .Initializer(OnnxTensor.Int64("axes", [1], 1))
        .Node("Unsqueeze", ["x", "axes"], ["row"])
        .Node("Concat", ["rows", "row"], ["rows_out"], OnnxAttribute.Integer("axis", 1))
        .Node("ReduceSum", ["rows_out", "axes"], ["y"], OnnxAttribute.Integer("keepdims", 0));
}
