using System.Text.RegularExpressions;

namespace ModelPack.Generators.Binding;

/// <summary>Tells names of dimensions that a person chose, and that therefore mean something, from those that an exporter numbers.</summary>
internal static class DimensionNames
{
    // tf2onnx and Keras: unk__214. PaddlePaddle: p2o.DynamicDimension.0. PyTorch: AddstateN_dim_0, x_dynamic_axes_1, and s0 or u0 of its compiler.
    private static readonly Regex s_numbered = new(
        @"\A(?:unk_+\d+|p2o\.DynamicDimension\.\d+|.*_dim_\d+|.*_dynamic_axes_\d+|[su]\d+|\?|-1|None)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly string[] s_batch = ["batch", "batchsize", "batch_size", "batch size", "bs", "n", "b"];

    /// <summary>Whether an exporter made the name up: two of them differ also where their sizes are one.</summary>
    public static bool IsNumbered(string name) => name.Length <= 200 && s_numbered.IsMatch(name);

    /// <summary>Whether the name says that it counts rows.</summary>
    public static bool SaysBatch(string name) => System.Array.Exists(s_batch, word => string.Equals(word, name, System.StringComparison.OrdinalIgnoreCase));
}
