using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;
using ModelPack.Testing;

[assembly: ContractRecord("slowcounter", typeof(ModelPack.Runtime.Tests.Contracts.SlowCounter), "contract-of-slowcounter", "{\"formatVersion\":1,\"name\":\"slowcounter\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Counts its rows, after enough work to be disturbed at.</summary>
public sealed class SlowCounter : IStateModel
{
    public const int Width = 512;
    private const int Layers = 2_000;

    public static ContractDefinition Definition { get; } = new(
        "slowcounter",
        typeof(SlowCounter).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, Width)],
        [new ModelTensor("count_out", TensorElementType.Float32, ModelTensor.Batch, 1)])
    {
        States = [new(new("count", TensorElementType.Float32, ModelTensor.Batch, 1), new("count_out", TensorElementType.Float32, ModelTensor.Batch, 1))],
    };

    public static OnnxModelBuilder Build()
    {
        OnnxModelBuilder model = new OnnxModelBuilder()
            .Input("x", OnnxType.Float32("batch", Width)).Input("count", OnnxType.Float32("batch", 1)).Output("count_out", OnnxType.Float32("batch", 1))
            .Initializer(OnnxTensor.Float32("w", [Width, Width], new float[Width * Width]))
            .Initializer(OnnxTensor.Float32("last", [Width, 1], new float[Width]))
            .Initializer(OnnxTensor.Float32("one", [1], 1));
        for (int layer = 0; layer < Layers; layer++)
            model.Node("MatMul", [layer == 0 ? "x" : $"h{layer}", "w"], [$"h{layer + 1}"]);
        return model
            .Node("MatMul", [$"h{Layers}", "last"], ["zero"])
            .Node("Add", ["zero", "one"], ["step"])
            .Node("Add", ["count", "step"], ["count_out"]);
    }
}
