using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

/// <summary>When a pack runs the models and when not, and what an author sees of it.</summary>
public class ReplayTests(Workspace workspace)
{
    private const string Flower = """{"input":{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";
    private const string Good = Flower + ""","output":{"species":"setosa"}}""";
    private const string Wrong = Flower + ""","output":{"species":"virginica","probabilities":{"setosa":0.5}}}""";

    [Fact]
    public void Examples_are_replayed_once_and_travel_in_the_package_with_their_figures()
    {
        Write("replayed", Good);

        Assert.Contains("Task \"RunReplay\"", Pack("replayed").Output, StringComparison.Ordinal);

        Assert.Equal(Good + "\n", Entry("replayed", "examples.jsonl"));
        JsonElement replay = Replay("replayed");
        Assert.True(replay.GetProperty("loaded").GetBoolean());
        Assert.Equal(1, replay.GetProperty("examples").GetInt32());
        Assert.StartsWith("onnxruntime 1.", replay.GetProperty("runtime").GetString(), StringComparison.Ordinal);
        Assert.Equal("cpu", replay.GetProperty("provider").GetString());

        Assert.DoesNotContain("Task \"RunReplay\"", Pack("replayed").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Task \"RunReplay\"", Pack("replayed", "--no-build").Output, StringComparison.Ordinal);

        workspace.Write("replayed/models/iris.examples.jsonl", Good + "\n" + Good + "\n");
        Assert.Contains("Task \"RunReplay\"", Pack("replayed", "--no-build").Output, StringComparison.Ordinal);
        Assert.Equal(2, Replay("replayed").GetProperty("examples").GetInt32());
    }

    [Fact]
    public void An_example_that_comes_out_otherwise_is_an_error_at_its_line_and_nothing_is_packed()
    {
        Write("wrong", Good + "\n" + Wrong);

        string output = workspace.Run("wrong", "pack").Failed().Output;

        Assert.Matches("""iris\.examples\.jsonl\(2\): error MPK2005: \$\.species is "setosa", but the example says "virginica"\.""", output);
        Assert.Matches("""iris\.examples\.jsonl\(2\): error MPK2005: \$\.probabilities\.setosa is 0\.9""", output);
        Assert.Empty(Directory.GetFiles(Path.Combine(workspace.Root, "wrong/bin"), "*.nupkg", SearchOption.AllDirectories));

        // The same again: what failed is not taken for done.
        Assert.Contains("error MPK2005", workspace.Run("wrong", "pack", "--no-build").Failed().Output, StringComparison.Ordinal);
        // A build does not run the model.
        workspace.Run("wrong", "build").Succeeded().WithoutWarnings();
    }

    [Fact]
    public void Without_a_replay_the_author_is_warned_and_the_manifest_says_so()
    {
        Write("unplayed", Wrong);

        CommandResult pack = Pack("unplayed", "-p:ModelPackReplay=false");

        Assert.Contains("warning MPK2011", pack.Output, StringComparison.Ordinal);
        Assert.False(Replay("unplayed").GetProperty("loaded").GetBoolean());
        Assert.Contains("error MPK2005", workspace.Run("unplayed", "pack", "--no-build").Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_ONNX_Runtime_refuses_and_one_that_takes_too_much_are_errors()
    {
        PlainProject.Write(workspace, "refused");
        string model = Path.Combine(workspace.Root, "refused/models/one.onnx");
        new OnnxModelBuilder().Input("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n")).Node("Add", ["x"], ["y"]).Save(model);
        Assert.Contains("models/one.onnx : error MPK2011: The model cannot be loaded", workspace.Run("refused", "pack").Failed().Output, StringComparison.Ordinal);

        new OnnxModelBuilder().Output("y", OnnxType.Float32("n")).Initializer(OnnxTensor.Int64("shape", [1], 1_000_000_000)).Node("ConstantOfShape", ["shape"], ["y"]).Save(model);
        string output = workspace.Run("refused", "pack").Failed().Output;
        Assert.Contains("error MPK2011", output, StringComparison.Ordinal);
        Assert.Contains("ModelPackReplayMemoryLimit", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_frameworks_are_replayed_once_and_so_is_a_package_that_every_build_makes()
    {
        Write("replayed frameworks", Good, "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads><GeneratePackageOnBuild>true</GeneratePackageOnBuild>");

        string output = workspace.Run("replayed frameworks", "build", "-c", "Release", "-v:d").Succeeded().Output;

        Assert.Single(Regex.Matches(output, "Task \"RunReplay\""));
        Assert.True(Replay("replayed frameworks").GetProperty("loaded").GetBoolean());
    }

    private void Write(string folder, string examples, string properties = "<TargetFramework>net10.0</TargetFramework>")
    {
        IrisProject.Write(workspace, folder, properties: properties, items: """<OnnxModel Update="models/iris.onnx" Examples="models/iris.examples.jsonl" />""");
        workspace.Write($"{folder}/models/iris.examples.jsonl", examples + "\n");
    }

    private CommandResult Pack(string folder, params string[] more) => workspace.Run(folder, ["pack", "-v:d", .. more]).Succeeded();

    private JsonElement Replay(string folder) => JsonElement.Parse(Entry(folder, "modelpack.json")).GetProperty("replay");

    private string Entry(string folder, string name)
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(workspace.Root, folder, "bin/Release", Path.GetFileName(IrisProject.Package(workspace))));
        using var reader = new StreamReader(package.GetEntry($"modelpack/iris/{name}")!.Open());
        return reader.ReadToEnd();
    }
}
