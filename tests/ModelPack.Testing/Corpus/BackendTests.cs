namespace ModelPack.Testing;

/// <summary>The backend tests of ONNX, as Debian's package <c>libonnx-testdata</c> installs them.</summary>
public static class BackendTests
{
    /// <summary>The folders that hold models with data. <c>real</c> only names files to download.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["node", "simple", "pytorch-converted", "pytorch-operator"];

    /// <summary>Where the corpus lies.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("MODELPACK_ONNX_TESTDATA") ?? "/usr/share/libonnx-testdata/data";

    /// <summary>Whether the corpus is there; without it nothing can be said.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Root, Groups[0]));

    /// <summary>All tests, by folder and name.</summary>
    public static IReadOnlyList<BackendTest> Cases { get; } = IsInstalled ? [.. Groups.SelectMany(CasesOf)] : [];

    private static IEnumerable<BackendTest> CasesOf(string group) => Directory.EnumerateDirectories(Path.Combine(Root, group))
        .Where(folder => File.Exists(Path.Combine(folder, "model.onnx")))
        .Order(StringComparer.Ordinal)
        .Select(folder => new BackendTest(group, Path.GetFileName(folder), folder));
}
