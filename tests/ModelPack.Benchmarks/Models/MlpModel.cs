using ModelPack.Testing;

namespace ModelPack.Benchmarks.Models;

/// <summary>A perceptron of 4, 8 and 3 units: small enough that everything around the run shows.</summary>
internal static class MlpModel
{
    private const int Inputs = 4;
    private const int Hidden = 8;
    private const int Outputs = 3;

    /// <summary>Writes the model; the same weights each time.</summary>
    public static string Save(string folder) => new OnnxModelBuilder()
        .Opset("", 13)
        .Input("features", OnnxType.Float32("batch", Inputs))
        .Output("scores", OnnxType.Float32("batch", Outputs))
        .Initializer(OnnxTensor.Float32("w1", [Inputs, Hidden], Weights(Inputs * Hidden, 1)))
        .Initializer(OnnxTensor.Float32("b1", [Hidden], Weights(Hidden, 2)))
        .Initializer(OnnxTensor.Float32("w2", [Hidden, Outputs], Weights(Hidden * Outputs, 3)))
        .Initializer(OnnxTensor.Float32("b2", [Outputs], Weights(Outputs, 4)))
        .Node("Gemm", ["features", "w1", "b1"], ["h"])
        .Node("Relu", ["h"], ["a"])
        .Node("Gemm", ["a", "w2", "b2"], ["z"])
        .Node("Softmax", ["z"], ["scores"], OnnxAttribute.Integer("axis", 1))
        .Save(Path.Combine(folder, "mlp.onnx"));

    private static float[] Weights(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
