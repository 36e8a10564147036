using ModelPack.Signatures;

namespace ModelPack.Tool.Tests.Support;

/// <summary>The scaffold of a signature, file by file.</summary>
internal static class DecidedScaffold
{
    /// <summary>Feature names of an input.</summary>
    public static EquatableArray<FeatureNames> Names(string input, params string[] names) => new([new FeatureNames(input, new(names))]);

    /// <summary>The text of a file.</summary>
    public static string File(ModelSignature signature, string path) => Scaffolds.Of(signature).Single(file => file.Path == path).Text;

    /// <summary>The text of a file of a scaffold that builds without a warning.</summary>
    public static async Task<string> Build(ModelSignature signature, string path)
    {
        Assert.Empty(await ScaffoldBuild.Problems(Scaffolds.Of(signature), signature, "models/sample.onnx"));
        return File(signature, path);
    }
}
