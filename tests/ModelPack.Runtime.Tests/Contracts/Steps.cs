using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using ModelPack.Testing;

[assembly: ContractRecord("steps", typeof(ModelPack.Runtime.Tests.Contracts.Steps), "contract-of-steps", "{\"formatVersion\":1,\"name\":\"steps\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Looks up the step of a row in a table of four, and adds it to the state; ONNX Runtime refuses a row that is not in the table.</summary>
public sealed class Steps : IStateModel
{
    public static ContractDefinition Definition { get; } = new(
        "steps",
        typeof(Steps).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch)],
        [new ModelTensor("position_out", TensorElementType.Float32, ModelTensor.Batch)])
    {
        States = [new(new("position", TensorElementType.Float32, ModelTensor.Batch), new("position_out", TensorElementType.Float32, ModelTensor.Batch))],
    };

    public static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch")).Input("position", OnnxType.Float32("batch")).Output("position_out", OnnxType.Float32("batch"))
        .Initializer(OnnxTensor.Float32("steps", [4], 1, 10, 100, StateContract<Steps>.Unreadable))
        .Node("Cast", ["x"], ["index"], OnnxAttribute.Integer("to", 7))
        .Node("Gather", ["steps", "index"], ["step"])
        .Node("Add", ["position", "step"], ["position_out"]);
}
