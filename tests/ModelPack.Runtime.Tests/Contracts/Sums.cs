using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using ModelPack.Testing;

[assembly: ContractRecord("sums", typeof(ModelPack.Runtime.Tests.Contracts.Sums), "contract-of-sums", "{\"formatVersion\":1,\"name\":\"sums\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Adds each row to a state of two halves around the batch dimension; the output is the sum of both: twice what came so far.</summary>
public sealed class Sums : IStateModel
{
    public static ContractDefinition Definition { get; } = new(
        "sums",
        typeof(Sums).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, 3)],
        [new ModelTensor("y", TensorElementType.Float32, ModelTensor.Batch, 3)])
    {
        States = [new(new("sum", TensorElementType.Float32, 2, ModelTensor.Batch, 3), new("sum_out", TensorElementType.Float32, 2, ModelTensor.Batch, 3))],
    };

    public static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch", 3)).Input("sum", OnnxType.Float32(2, "batch", 3))
        .Output("y", OnnxType.Float32("batch", 3)).Output("sum_out", OnnxType.Float32(2, "batch", 3))
        .Initializer(OnnxTensor.Int64("axes", [1], 0))
        .Node("Add", ["sum", "x"], ["sum_out"])
        .Node("ReduceSum", ["sum_out", "axes"], ["y"], OnnxAttribute.Integer("keepdims", 0));
}
