namespace ModelPack.Testing;

/// <summary>The models that tests run against; they lie in <c>tests/models</c>.</summary>
public static class TestModels
{
    /// <summary>The folder <c>tests/models</c>.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The full path of a model, as in <c>iris-logreg-zipmap.onnx</c> or <c>bad/empty.onnx</c>.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Folder, relative);

    /// <summary>The repository's root.</summary>
    public static string RepositoryRoot => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, "..", ".."));

    // Deterministic builds map source paths away, so the folder is found from the test's own output.
    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "tests", "models");
            if (Directory.Exists(candidate) && File.Exists(System.IO.Path.Combine(folder.FullName, "ModelPack.sln")))
                return candidate;
        }

        throw new DirectoryNotFoundException($"tests/models was not found above {AppContext.BaseDirectory}.");
    }
}
