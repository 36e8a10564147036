using ModelPack.Tasks.Manifest;
using ModelPack.Tasks.Tests.Infrastructure;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class DependencyFileTests
{
    [Fact]
    public void Packages_are_read_without_the_project_and_what_only_its_author_needs()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.deps.json");
        string hash = Convert.ToBase64String(new byte[64]);
        File.WriteAllText(path, $$$"""
            {"libraries":{"Acme.Models.Iris/1.2.0":{"type":"project"},"ModelPack/0.1.0":{"type":"package","sha512":"sha512-{{{hash}}}"},
            "System.Numerics.Tensors/10.0.0":{"type":"package","sha512":""},"Microsoft.ML.OnnxRuntime/1.31.1":{"type":"package","sha512":"sha512-{{{hash}}}"} } }
            """);

        Assert.Equal([new PackageDependency("Microsoft.ML.OnnxRuntime", "1.31.1", new string('0', 128)), new PackageDependency("System.Numerics.Tensors", "10.0.0")], DependencyFile.Read(path));
    }

    [Fact]
    public void A_project_without_the_file_has_none() => Assert.Empty(DependencyFile.Read("/nowhere/a.deps.json"));
}
