using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Models by others, whose licences keep them out of the repository: a folder beside it, where there is one.</summary>
internal static class SharedModels
{
    /// <summary>The path of a model; the test is skipped where it is absent.</summary>
    public static string Path(string name)
    {
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(TestModels.RepositoryRoot, "..", "shared", "models", name));
        Assert.SkipUnless(File.Exists(path), $"The model '{name}' is not in ../shared/models.");
        return path;
    }
}
