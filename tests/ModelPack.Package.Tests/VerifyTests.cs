using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

/// <summary><c>modelpack verify</c> runs the models of packages and of published apps.</summary>
public class VerifyTests(Workspace workspace)
{
    private const string Packages = "verify packages";
    private const string Example = """{"input":{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2},"output":{"species":"setosa"}}""";

    [Fact]
    public void The_examples_of_a_package_are_replayed_with_what_the_package_depends_on()
    {
        CommandResult run = ModelPackTool.Run(workspace, "verify", Pack(), "--json").Succeeded();
        Assert.Contains("\"verified\": true", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"examples\":2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_of_a_published_app_are_replayed_by_its_own_runtime_and_the_app_itself_does_not_start()
    {
        string app = Publish("verify app", "");
        CommandResult run = ModelPackTool.Run(workspace, "verify", "--app", app, "--json").Succeeded();
        Assert.Contains("\"examples\":2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("setosa 0.", run.Output, StringComparison.Ordinal);

        CommandResult refused = ModelPackTool.Run(workspace, "verify", "--app", app, "--provider", "cuda:0");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("cuda:0", refused.Output, StringComparison.Ordinal);

        string model = Directory.EnumerateFiles(app, "iris.onnx", SearchOption.AllDirectories).Single();
        File.AppendAllText(model, "x");
        refused = ModelPackTool.Run(workspace, "verify", "--app", app);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("MPK3031", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_a_single_file_app_are_held_against_their_digests()
    {
        string app = Publish("verify single", "<PublishSingleFile>true</PublishSingleFile><SelfContained>false</SelfContained><UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>");
        Assert.Contains("no example was replayed", ModelPackTool.Run(workspace, "verify", "--app", app).Succeeded().Output, StringComparison.Ordinal);
    }

    private string Pack()
    {
        workspace.Once("verify iris", () =>
        {
            IrisProject.Write(workspace, "verify author", "1.9.0", items: """<OnnxModel Update="models/iris.onnx" Examples="models/examples.jsonl" />""");
            workspace.Write("verify author/models/examples.jsonl", $"{Example}\n{Example}\n");
            return workspace.Run("verify author", "pack", "-o", Path.Combine(workspace.Root, Packages));
        });
        return Path.Combine(workspace.Root, Packages, $"{IrisProject.Id}.1.9.0.nupkg");
    }

    private string Publish(string folder, string properties)
    {
        Pack();
        AppProject.Write(workspace, folder, AppProject.PackageReference("1.9.0"), $"<RestoreAdditionalProjectSources>{Path.Combine(workspace.Root, Packages)}</RestoreAdditionalProjectSources>{properties}");
        string output = Path.Combine(workspace.Root, folder, "published");
        workspace.Run(folder, "publish", "-c", "Release", "-o", output).Succeeded();
        return output;
    }
}
