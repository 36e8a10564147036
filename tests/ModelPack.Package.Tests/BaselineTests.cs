using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class BaselineTests(Workspace workspace)
{
    private const string Changed = "Acme.Models.Iris.csproj : error MPK2006: Since 1.2.0: breaking: iris: input.sepalLength: the maximum was 10, is 5.";

    [Fact]
    public void A_narrower_contract_is_packed_only_with_a_version_that_says_so()
    {
        IrisProject.Pack(workspace);
        IrisProject.Write(workspace, "narrowed", version: "1.2.1", properties: "<TargetFramework>net10.0</TargetFramework><ModelPackBaselineVersion>1.2.0</ModelPackBaselineVersion>");
        Narrow("narrowed");

        CommandResult refused = workspace.Run("narrowed", "pack").Failed();
        Assert.Contains(Changed, refused.Output, StringComparison.Ordinal);
        Assert.Contains("error MPK2006: Version 1.2.1 does not say what changed since 1.2.0: it has to be 2.0.0 at least", refused.Output, StringComparison.Ordinal);
        Assert.Contains(Changed, workspace.Run("narrowed", "pack", "--no-build").Failed().Output, StringComparison.Ordinal);
        Assert.Empty(Packages("narrowed"));

        workspace.Run("narrowed", "pack", "-p:Version=2.0.0-beta.1").Succeeded().WithoutWarnings();
        Assert.Equal(["Acme.Models.Iris.2.0.0-beta.1.nupkg"], Packages("narrowed"));
    }

    [Fact]
    public void The_latest_version_is_the_one_below_and_a_first_release_has_none()
    {
        IrisProject.Pack(workspace);
        IrisProject.Pack(workspace, "1.3.0");
        IrisProject.Write(workspace, "latest", version: "1.2.0", properties: "<TargetFramework>net10.0</TargetFramework><ModelPackBaselineVersion>latest</ModelPackBaselineVersion>");

        Assert.Contains("has no version before 1.2.0: this is a first release", workspace.Run("latest", "pack").Succeeded().WithoutWarnings().Output, StringComparison.Ordinal);
        Assert.Contains("Same contract as in 1.2.0; can be swapped without a recompile: iris.", workspace.Run("latest", "pack", "-p:Version=1.2.5").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Same contract as in 1.3.0", workspace.Run("latest", "pack", "-p:Version=1.3.1").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_file_is_compared_again_only_when_something_changed_and_nothing_is_restored_for_it()
    {
        IrisProject.Pack(workspace);
        IrisProject.Write(workspace, "file", version: "1.2.1", properties: $"<TargetFramework>net10.0</TargetFramework><ModelPackBaseline>../feed/{IrisProject.Id}.1.2.0.nupkg</ModelPackBaseline>");

        string first = workspace.Run("file", "pack").Succeeded().Output;
        Assert.Equal(2, first.Split("Same contract as in 1.2.0").Length);
        Assert.DoesNotContain("Same contract", workspace.Run("file", "pack", "--no-build").Succeeded().Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(workspace.Root, "file/obj/Release/net10.0/modelpack/baseline")));
    }

    [Fact]
    public void A_baseline_that_cannot_be_had_stops_the_pack_and_says_why()
    {
        IrisProject.Pack(workspace);
        IrisProject.Write(workspace, "absent", version: "1.2.1");

        Assert.Contains("error MPK2015: The baseline Acme.Models.Iris 1.1.7 cannot be had. None of NuGet's package sources has it.", Refused("-p:ModelPackBaselineVersion=1.1.7"), StringComparison.Ordinal);
        Assert.Contains("error MPK2015: The baseline Acme.Models.Iris latest cannot be had. NU1301", Refused("-p:ModelPackBaselineVersion=latest", "-p:RestoreSources=https://127.0.0.1:9/index.json", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("error MPK2015: ModelPackBaseline and ModelPackBaselineVersion are both set.", Refused("-p:ModelPackBaselineVersion=1.2.0", "-p:ModelPackBaseline=a.nupkg"), StringComparison.Ordinal);
        Assert.Empty(Packages("absent"));
    }

    [Fact]
    public void The_command_shows_the_same_of_two_packages()
    {
        IrisProject.Pack(workspace);
        IrisProject.Pack(workspace, "1.3.0");

        CommandResult diff = ModelPackTool.Run(workspace, "diff", IrisProject.Package(workspace), IrisProject.Package(workspace, "1.3.0")).Succeeded();

        Assert.Contains("Can be swapped without a recompile (equal contract digests): iris.", diff.Output, StringComparison.Ordinal);
    }

    private string Refused(params string[] arguments) => workspace.Run("absent", ["pack", .. arguments]).Failed().Output;

    private void Narrow(string folder)
    {
        string source = Path.Combine(workspace.Root, folder, "IrisPredictor.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("Range(0.1, 10)] public required float SepalLength", "Range(0.1, 5)] public required float SepalLength", StringComparison.Ordinal));
    }

    private IEnumerable<string> Packages(string folder)
    {
        string output = Path.Combine(workspace.Root, folder, "bin/Release");
        return Directory.Exists(output) ? Directory.EnumerateFiles(output, "*.nupkg").Select(static file => Path.GetFileName(file)) : [];
    }
}
