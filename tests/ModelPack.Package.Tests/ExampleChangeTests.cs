using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class ExampleChangeTests(Workspace workspace)
{
    private const string Folder = "changing examples";
    private const string Examples = """<OnnxModel Update="models/iris.onnx" Examples="models/it's 예/*.jsonl;models/it's 예" />""";

    private string Package => Path.Combine(workspace.Root, Folder, $"bin/Release/{IrisProject.Id}.1.2.0.nupkg");

    [Fact]
    public void Examples_are_replayed_again_when_they_change_and_leave_the_package_when_they_go()
    {
        IrisProject.Write(workspace, Folder, items: Examples);
        WriteExample("virginica");
        Assert.Contains("iris.jsonl(1): error MPK2005: $.species is \"setosa\", but the example says \"virginica\".", workspace.Run(Folder, "pack").Failed().Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Package));

        WriteExample("setosa");
        workspace.Run(Folder, "pack").Succeeded();
        Assert.Contains("\"examples\": 2", PackageContent.Text(Package, "modelpack/iris/modelpack.json"), StringComparison.Ordinal);
        Assert.Contains("examples.jsonl", PackageContent.Text(Package, "modelpack/iris/modelpack.json"), StringComparison.Ordinal);
        DateTime packed = File.GetLastWriteTimeUtc(Package);
        workspace.Run(Folder, "pack", "--no-build").Succeeded();
        Assert.Equal(packed, File.GetLastWriteTimeUtc(Package));

        IrisProject.Write(workspace, Folder);
        workspace.Run(Folder, "pack").Succeeded();
        Assert.DoesNotContain("examples.jsonl", PackageContent.Text(Package, "modelpack/iris/modelpack.json"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, Folder, "obj"), "replay.*.json*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_wildcard_that_finds_no_example_is_an_error()
    {
        IrisProject.Write(workspace, "unfound", items: """<OnnxModel Update="models/iris.onnx" Examples="models/*.examples.jsonl" />""");
        Assert.Contains("error MPK2005: The Examples of the model, 'models/*.examples.jsonl', name no file.", workspace.Run("unfound", "pack").Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_has_run_says_so_and_documents_go_with_the_contract()
    {
        const string folder = "not run";
        IrisProject.Write(workspace, folder);
        Assert.Contains("warning MPK2011", workspace.Run(folder, "pack", "-p:ModelPackReplay=false").Succeeded().Output, StringComparison.Ordinal);
        string package = Path.Combine(workspace.Root, folder, $"bin/Release/{IrisProject.Id}.1.2.0.nupkg");
        Assert.Contains("\"loaded\": false", PackageContent.Text(package, "modelpack/iris/modelpack.json"), StringComparison.Ordinal);

        IrisProject.Write(workspace, folder, items: """<OnnxModel Update="models/iris.onnx" Contract="None" />""");
        workspace.Write($"{folder}/IrisPredictor.cs", "");
        workspace.Run(folder, "pack").Succeeded();
        Assert.DoesNotContain(PackageContent.Names(package), static name => name.EndsWith("modelpack.json", StringComparison.Ordinal));
    }

    private void WriteExample(string species) => workspace.Write($"{Folder}/models/it's 예/iris.jsonl",
        $$$"""{"input":{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2},"output":{"species":"{{{species}}}"}}{{{'\n'}}}""");
}
