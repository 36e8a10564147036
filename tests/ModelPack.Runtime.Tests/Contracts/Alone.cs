using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using ModelPack.Testing;

[assembly: ContractRecord("alone", typeof(ModelPack.Runtime.Tests.Contracts.Alone), "contract-of-alone", "{\"formatVersion\":1,\"name\":\"alone\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A state without the batch dimension: it belongs to one row of one sequence.</summary>
public sealed class Alone : IStateModel
{
    public static ContractDefinition Definition { get; } = new(
        "alone",
        typeof(Alone).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, 1)],
        [new ModelTensor("y", TensorElementType.Float32, ModelTensor.Batch, 1)])
    {
        OneRowPerRun = true,
        States = [new(new("sum", TensorElementType.Float32), new("sum_out", TensorElementType.Float32))],
    };

    public static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch", 1)).Input("sum", OnnxType.Float32()).Output("y", OnnxType.Float32("batch", 1)).Output("sum_out", OnnxType.Float32())
        .Node("ReduceSum", ["x"], ["total"], OnnxAttribute.Integer("keepdims", 0))
        .Node("Add", ["sum", "total"], ["sum_out"])
        .Node("Add", ["x", "sum"], ["y"]);
}
