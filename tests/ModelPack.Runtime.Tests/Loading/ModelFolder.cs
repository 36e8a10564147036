using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Loading;

/// <summary>The folder of the linear model in the test app's output, as the build lays it out.</summary>
internal static class ModelFolder
{
    /// <summary>The collection of tests that change the folder; they run one after the other.</summary>
    public const string Tests = "the linear model's folder";

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "modelpack", "linear-external", "0011223344556677");

    public static string Model => System.IO.Path.Combine(Path, "linear-external.onnx");

    public static string Weights => System.IO.Path.Combine(Path, "linear-external.onnx.data");

    /// <summary>Puts the good files there, and nothing else.</summary>
    public static void Restore()
    {
        Remove();
        Directory.CreateDirectory(Path);
        File.Copy(TestModels.Path("external/linear-external.onnx"), Model);
        File.Copy(TestModels.Path("external/linear-external.onnx.data"), Weights);
    }

    public static void Remove()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
