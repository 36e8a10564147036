using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Scaffolds of model files.</summary>
internal static class Scaffolds
{
    /// <summary>The scaffold of the model at <paramref name="path"/>.</summary>
    public static IReadOnlyList<ScaffoldFile> Of(string path, bool allowNonFinite = false) => Of(SignatureOf(path), Path.GetFileName(path), allowNonFinite);

    /// <summary>The scaffold of a signature.</summary>
    public static IReadOnlyList<ScaffoldFile> Of(ModelSignature signature, string file = "sample.onnx", bool allowNonFinite = false) => Scaffold.Create(signature, Options(file) with { AllowNonFinite = allowNonFinite });

    /// <summary>The options for a file in the folder <c>models</c>, with a version that does not change.</summary>
    public static ScaffoldOptions Options(string file) => new()
    {
        ModelFile = "models/" + file,
        Name = "Sample",
        Namespace = "Acme.Models",
        PackageId = "Acme.Models.Sample",
        ModelPackVersion = "0.1.0",
    };

    /// <summary>The signature of the model at <paramref name="path"/>.</summary>
    public static ModelSignature SignatureOf(string path) => OnnxSignatureReader.TryRead(path, out ModelSignature? signature, out SignatureProblem? problem)
        ? signature
        : throw new InvalidOperationException(problem.ToString());

    /// <summary>All files in one text, as snapshots hold them.</summary>
    public static string Join(IEnumerable<ScaffoldFile> files) => string.Concat(files.Select(static file => $"==== {file.Path}\n{file.Text}"));
}
