using ModelPack.Testing;

namespace ModelPack.Benchmarks.Models;

/// <summary>A perceptron of 512, 512, 512, 512 and 10 units: reading its weights costs more than a row's arithmetic, so that rows share it.</summary>
internal static class WideModel
{
    public const int Inputs = 512;
    private const int Layers = 4;
    private const int Outputs = 10;

    /// <summary>Writes the model; the same weights each time.</summary>
    public static string Save(string folder)
    {
        var model = new OnnxModelBuilder().Opset("", 13).Input("signal", OnnxType.Float32("batch", Inputs)).Output("scores", OnnxType.Float32("batch", Outputs));
        for (int layer = 0; layer < Layers; layer++)
        {
            int width = layer == Layers - 1 ? Outputs : Inputs;
            model.Initializer(OnnxTensor.Float32($"w{layer}", [Inputs, width], Weights(Inputs * width, layer)));
            model.Initializer(OnnxTensor.Float32($"b{layer}", [width], Weights(width, layer + Layers)));
            string sum = layer == Layers - 1 ? "scores" : $"z{layer}";
            model.Node("Gemm", [layer == 0 ? "signal" : $"a{layer - 1}", $"w{layer}", $"b{layer}"], [sum]);
            if (layer < Layers - 1)
                model.Node("Relu", [sum], [$"a{layer}"]);
        }

        return model.Save(Path.Combine(folder, "wide.onnx"));
    }

    // Small enough that the numbers stay of one size from layer to layer.
    private static float[] Weights(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) / 10)];
    }
}
