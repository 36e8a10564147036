using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

/// <summary><c>modelpack verify --app FOLDER</c>: files against digests, and why nothing could be run.</summary>
public sealed class VerifyAppTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public VerifyAppTests()
    {
        _model = VerifiablePackage.WriteApp(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_app_has_nothing_wrong_with_it_and_what_could_not_be_run_is_said()
    {
        ToolRun run = ToolRun.Of("verify", "--app", _folder.Root);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no example was replayed", run.Output);
    }

    [Fact]
    public void A_trimmed_app_is_not_started()
    {
        File.WriteAllText(_folder["App.dll"], "");
        File.WriteAllText(_folder["App.runtimeconfig.json"], """{"runtimeOptions":{"configProperties":{"System.StartupHookProvider.IsSupported":false}}}""");
        ToolRun run = ToolRun.Of("verify", "--app", _folder.Root);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("trimmed", run.Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_file_is_found_with_and_without_the_assembly(bool hasAssembly)
    {
        if (!hasAssembly)
            File.Delete(_folder["Acme.Models.Iris.dll"]);
        File.AppendAllText(Path.Combine(_model, "iris.onnx.data"), "x");
        ToolRun run = ToolRun.Of("verify", "--app", _folder.Root, "--no-examples");
        Assert.Equal((1, "MPK3031"), (run.ExitCode, Assert.Single(run.Ids)));
        Assert.Contains("iris.onnx.data", run.Error);
    }

    [Fact]
    public void Files_that_were_swapped_with_their_manifest_do_not_fit_the_name_of_their_folder()
    {
        File.Delete(_folder["Acme.Models.Iris.dll"]);
        string manifest = Path.Combine(_model, "modelpack.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("1.2.0", "1.3.0", StringComparison.Ordinal));
        Assert.Contains("MPK3031", ToolRun.Of("verify", "--app", _folder.Root, "--no-examples").Ids);
    }

    [Fact]
    public void Nothing_outside_the_folder_is_read_whatever_the_manifest_names()
    {
        File.WriteAllText(_folder["secret.txt"], "secret");
        string manifest = Path.Combine(_model, "modelpack.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"sbom.cdx.json\"", "\"../../../secret.txt\"", StringComparison.Ordinal));
        ToolRun run = ToolRun.Of("verify", "--app", _folder.Root, "--no-examples");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("secret.txt' is not there", run.Error);
    }

    [Fact]
    public void A_model_whose_folder_was_not_deployed_is_named()
    {
        Directory.Move(_model, _model[..^1]);
        ToolRun run = ToolRun.Of("verify", "--app", _folder.Root, "--no-examples");
        Assert.Contains("MPK3030", run.Ids);
        Assert.Contains(_model, run.Error);
    }

    [Fact]
    public void A_folder_without_models_is_the_wrong_input()
    {
        Directory.Delete(_folder["modelpack"], recursive: true);
        Assert.Equal(2, ToolRun.Of("verify", "--app", _folder.Root).ExitCode);
        Assert.Equal(2, ToolRun.Of("verify", "--app", _folder["nowhere"]).ExitCode);
    }
}
