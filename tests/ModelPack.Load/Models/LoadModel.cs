using ModelPack.Testing;

namespace ModelPack.Load.Models;

/// <summary>Perceptrons of any depth, so that a prediction takes as long as is wanted.</summary>
internal static class LoadModel
{
    private const int Inputs = 4;
    private const int Outputs = 3;
    private const int Width = 512;

    /// <summary>Layers of a model that takes microseconds.</summary>
    public const int Fast = 0;

    /// <summary>Layers of a model that takes some ten milliseconds.</summary>
    public const int Slow = 400;

    /// <summary>Writes a model; another version has other weights.</summary>
    /// <returns>Its path.</returns>
    public static string Save(string path, int layers, int version)
    {
        var model = new OnnxModelBuilder()
            .Opset("", 13)
            .Input("features", OnnxType.Float32("batch", Inputs))
            .Output("scores", OnnxType.Float32("batch", Outputs))
            .Initializer(OnnxTensor.Float32("first", [Inputs, Width], Weights(Inputs * Width, version)))
            .Initializer(OnnxTensor.Float32("inner", [Width, Width], Weights(Width * Width, version + 1)))
            .Initializer(OnnxTensor.Float32("last", [Width, Outputs], Weights(Width * Outputs, version + 2)))
            .Node("MatMul", ["features", "first"], ["h0"]);
        for (int layer = 0; layer < layers; layer++)
        {
            model.Node("MatMul", [$"h{layer}", "inner"], [$"m{layer}"]);
            model.Node("Tanh", [$"m{layer}"], [$"h{layer + 1}"]);
        }

        return model.Node("MatMul", [$"h{layers}", "last"], ["z"])
            .Node("Softmax", ["z"], ["scores"], OnnxAttribute.Integer("axis", 1))
            .Save(path);
    }

    private static float[] Weights(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5) / 8)];
    }
}
