using System.Runtime.Versioning;
using ModelPack.Testing;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class NewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_project_is_written_with_its_model_and_what_to_do_next()
    {
        ToolRun run = ToolRun.Of("new", TestModels.Path("iris-logreg-zipmap.onnx"), "--output", _folder["iris"], "--name", "Iris", "--package", "Acme.Models.Iris");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "iris/Acme.Models.Iris.csproj", "iris/IrisInput.cs", "iris/IrisLabel.cs", "iris/IrisPrediction.cs", "iris/IrisPredictor.cs",
                "iris/models/iris-logreg-zipmap.card.md", "iris/models/iris-logreg-zipmap.examples.jsonl", "iris/models/iris-logreg-zipmap.onnx",
            ],
            _folder.Files);
        Assert.Equal(File.ReadAllBytes(TestModels.Path("iris-logreg-zipmap.onnx")), File.ReadAllBytes(_folder["iris/models/iris-logreg-zipmap.onnx"]));
        Assert.Contains("namespace Acme.Models;", File.ReadAllText(_folder["iris/IrisInput.cs"]), StringComparison.Ordinal);
        Assert.Contains("  dotnet pack\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_decided_for_the_author_is_said()
    {
        Assert.Contains("'state_out' is the next 'state': a sequence keeps it", ToolRun.Of("new", TestModels.Path("audio-gru-stateful.onnx"), "--output", _folder["audio"]).Output, StringComparison.Ordinal);
        Assert.Contains("Nobody says what the columns of 'features' are.", ToolRun.Of("new", TestModels.Path("diabetes-gbr.onnx"), "--output", _folder["diabetes"]).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Notes", ToolRun.Of("new", TestModels.Path("penguins-columns.onnx"), "--output", _folder["penguins"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void External_data_is_copied_beside_the_model()
    {
        Assert.Equal(0, ToolRun.Of("new", TestModels.Path("external/linear-external.onnx"), "--output", _folder["linear"]).ExitCode);

        Assert.Equal(File.ReadAllBytes(TestModels.Path("external/linear-external.onnx.data")), File.ReadAllBytes(_folder["linear/models/linear-external.onnx.data"]));
    }

    [Fact]
    public void Names_follow_from_the_file()
    {
        File.Copy(TestModels.Path("scalars.onnx"), _folder["my best model (v2) %3b;.onnx"]);

        Assert.Equal(0, ToolRun.Of("new", _folder["my best model (v2) %3b;.onnx"], "--output", _folder["p"]).ExitCode);

        Assert.Contains("p/models/my-best-model-v2-3b.onnx", _folder.Files);
        Assert.Contains("p/Models.MyBestModelV23b.csproj", _folder.Files);

        File.Copy(TestModels.Path("scalars.onnx"), _folder["aux.onnx"]);
        Assert.Equal(0, ToolRun.Of("new", _folder["aux.onnx"], "--output", _folder["q"]).ExitCode);
        Assert.Contains("q/models/model-aux.onnx", _folder.Files);
    }

    [Fact]
    public void Files_that_are_there_are_all_named_and_nothing_is_written()
    {
        Directory.CreateDirectory(_folder["iris/models"]);
        File.WriteAllText(_folder["iris/IrisInput.cs"], "mine");
        File.WriteAllText(_folder["iris/models/iris-logreg-zipmap.onnx"], "mine");

        ToolRun run = ToolRun.Of("new", TestModels.Path("iris-logreg-zipmap.onnx"), "--output", _folder["iris"], "--name", "Iris");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("MPK2021: There is already 'IrisInput.cs', 'models/iris-logreg-zipmap.onnx'; nothing has been written.", run.Error, StringComparison.Ordinal);
        Assert.Equal(["iris/IrisInput.cs", "iris/models/iris-logreg-zipmap.onnx"], _folder.Files);
        Assert.Equal("mine", File.ReadAllText(_folder["iris/IrisInput.cs"]));
    }

    [Fact]
    public void A_model_that_lies_in_its_place_stays_there()
    {
        Directory.CreateDirectory(_folder["models"]);
        File.Copy(TestModels.Path("scalars.onnx"), _folder["models/scalars.onnx"]);

        Assert.Equal(0, ToolRun.Of("new", _folder["models/scalars.onnx"], "--output", _folder.Root).ExitCode);

        Assert.Contains("ScalarsPredictor.cs", _folder.Files);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused_and_nothing_is_left()
    {
        File.WriteAllText(_folder["file"], "mine");

        ToolRun run = ToolRun.Of("new", TestModels.Path("scalars.onnx"), "--output", _folder["file/project"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("MPK2021: The project cannot be written, and nothing of it is left: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["file"], _folder.Files);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Permissions do not bind this user.");
        Directory.CreateDirectory(_folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ToolRun run = ToolRun.Of("new", TestModels.Path("scalars.onnx"), "--output", _folder["locked"]);

        Assert.Equal(["MPK2021"], run.Ids);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void An_external_file_of_the_name_of_a_scaffolded_one_is_a_clash()
    {
        byte[] model = File.ReadAllBytes(TestModels.Path("external/linear-external.onnx"));
        ReadOnlySpan<byte> location = "linear-external.onnx.data"u8;
        File.Copy(TestModels.Path("external/linear-external.onnx.data"), _folder["w.card.md"]);
        for (int at; (at = model.AsSpan().IndexOf(location)) >= 0;)
            "./././././././././w.card.md"u8[^location.Length..].CopyTo(model.AsSpan(at));
        File.WriteAllBytes(_folder["w.onnx"], model);

        ToolRun run = ToolRun.Of("new", _folder["w.onnx"], "--output", _folder["project"]);

        Assert.Contains("'models/w.card.md'", run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(_folder["project"]));
    }

    public void Dispose() => _folder.Dispose();
}
