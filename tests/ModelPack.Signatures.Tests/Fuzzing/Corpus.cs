using ModelPack.Testing;

namespace ModelPack.Signatures.Tests.Fuzzing;

/// <summary>Real files to begin with: those of <c>tests/models</c>, bad ones too, and where they are installed the models of ONNX's own tests.</summary>
internal static class Corpus
{
    private const string OnnxTests = "/usr/share/libonnx-testdata/data";
    private const int MostBytes = 64 * 1024;

    // Every second node test is enough: they differ in little.
    private const int Stride = 2;

    public static IReadOnlyList<byte[]> Own { get; } = [.. Read(TestModels.Folder)];

    public static IReadOnlyList<byte[]> All { get; } = [.. Own, .. Directory.Exists(OnnxTests) ? Read(OnnxTests).Where((_, index) => index % Stride == 0) : []];

    private static IEnumerable<byte[]> Read(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".onnx" or ".bin" && new FileInfo(file).Length is > 0 and < MostBytes)
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllBytes);
}
