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

    public static string Asset => System.IO.Path.Combine(Path, "assets", "labels.txt");

    /// <summary>Puts the good files there, and nothing else.</summary>
    public static void Restore()
    {
        Remove();
        CopyTo(Path);
    }

    /// <summary>Puts the good files into any folder.</summary>
    public static void CopyTo(string folder)
    {
        string assets = System.IO.Path.Combine(folder, "assets");
        Directory.CreateDirectory(assets);
        foreach (string file in (string[])["linear-external.onnx", "linear-external.onnx.data"])
            File.Copy(TestModels.Path("external/" + file), System.IO.Path.Combine(folder, file));
        File.WriteAllText(System.IO.Path.Combine(assets, "labels.txt"), "a label\n");
    }

    public static void Remove()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
