using ModelPack.Testing;

namespace ModelPack.Benchmarks.Models;

/// <summary>A model of 150 MB, nearly all of it weights.</summary>
internal static class LargeModel
{
    private const int Layers = 20;
    private const int Width = 1400;

    public static string Save(string folder)
    {
        var model = new OnnxModelBuilder().Opset("", 13).Input("x", OnnxType.Float32("batch", Width)).Output("y", OnnxType.Float32("batch", Width));
        var bytes = new byte[Width * Width * sizeof(float)];
        new Random(1).NextBytes(bytes);
        for (int layer = 0; layer < Layers; layer++)
        {
            model.Initializer(OnnxTensor.Raw($"w{layer}", OnnxElement.Float32, [Width, Width], bytes));
            model.Node("MatMul", [layer == 0 ? "x" : $"h{layer}", $"w{layer}"], [layer == Layers - 1 ? "y" : $"h{layer + 1}"]);
        }

        return model.Save(Path.Combine(folder, "large.onnx"));
    }
}
