using System.Text.RegularExpressions;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public partial class IncrementalBuildTests(Workspace workspace)
{
    private const string Folder = "incremental";

    [Fact]
    public void A_build_reads_only_the_models_that_changed_and_clean_removes_what_it_made()
    {
        PlainProject.Write(workspace, Folder);
        Assert.Equal((3, 3), Reads(Build()));

        CommandResult second = Build();
        Assert.Equal((0, 0), Reads(second));
        Assert.DoesNotMatch(OurTask(), second.Output);

        File.SetLastWriteTimeUtc(At("models/one.onnx"), DateTime.UtcNow);
        Assert.Equal((1, 1), Reads(Build()));

        // Put back from a copy that is older than what was made of the file before.
        File.SetLastWriteTimeUtc(At("models/one.onnx"), DateTime.UtcNow.AddYears(-1));
        Assert.Equal((1, 1), Reads(Build()));

        workspace.Write($"{Folder}/models/two.txt", "e\nf\ng\nh\n");
        Assert.Equal((1, 0), Reads(Build()));
        Assert.Contains("\"e\" \"f\" \"g\" \"h\"", File.ReadAllText(At("obj/Debug/net10.0/modelpack/two.modelsig")), StringComparison.Ordinal);

        File.SetLastWriteTimeUtc(At("models/linear-external.onnx.data"), DateTime.UtcNow);
        Assert.Equal((0, 1), Reads(Build()));

        File.Delete(At("models/one.onnx"));
        Assert.Equal((0, 0), Reads(Build()));
        Assert.Equal(["linear-external.onnx", "linear-external.onnx.data", "two.onnx"], Files("bin", "*.onnx*"));
        Assert.Empty(Files("obj", "one.*"));

        workspace.Run(Folder, "clean").Succeeded();
        Assert.Empty(Files("bin", "*.onnx*"));
        Assert.Empty(Files("obj/Debug", "*.modelsig"));
        Assert.False(Directory.Exists(At("obj/Debug/net10.0/modelpack")) && Files("obj/Debug/net10.0/modelpack", "*").Length > 0);
    }

    [Fact]
    public void A_design_time_build_reads_signatures_and_hashes_nothing()
    {
        PlainProject.Write(workspace, "design");
        workspace.Run("design", "restore").Succeeded();

        CommandResult build = workspace.Run("design", "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-v:d").Succeeded();

        Assert.Equal((3, 0), Reads(build));
    }

    private static (int Signatures, int Digests) Reads(CommandResult build) =>
        (Regex.Count(build.Output, "ModelPack reads the signature of"), Regex.Count(build.Output, "ModelPack hashes the files of"));

    [GeneratedRegex("Task \"(ReadOnnxSignatures|HashModels|WritePayloads|WriteManifests|WriteModelPackage)\"")]
    private static partial Regex OurTask();

    private CommandResult Build() => workspace.Run(Folder, "build", "-v:d").Succeeded();

    private string At(string path) => Path.Combine(workspace.Root, Folder, path);

    private string[] Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
