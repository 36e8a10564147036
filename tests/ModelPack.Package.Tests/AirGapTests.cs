using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class AirGapTests(Workspace workspace)
{
    [Fact]
    public void Restore_pack_build_publish_and_run_need_no_network()
    {
        Assert.SkipUnless(Tools.Exists("unshare") && workspace.RunProgram("", "unshare", "-rn", "true").ExitCode == 0, "This machine lets nobody make a network namespace (unshare -rn).");
        workspace.Write("air/nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{workspace.Feed}" /></packageSources>
            </configuration>
            """);
        IrisProject.Write(workspace, "air/Iris", "1.4.0");
        AppProject.Write(workspace, "air/App", AppProject.PackageReference("1.4.0"));

        RunWithoutNetwork("air/Iris", "dotnet", "pack", "-o", workspace.Feed).WithoutWarnings();
        RunWithoutNetwork("air/App", "dotnet", "build").WithoutWarnings();
        RunWithoutNetwork("air/App", "dotnet", "publish", "-o", "published").WithoutWarnings();

        AppProject.AssertGolden(RunWithoutNetwork("air/App", "dotnet", "run", "--no-build"));
        AppProject.AssertGolden(RunWithoutNetwork("air/App", Path.Combine(workspace.Root, "air/App/published/App")));
    }

    // A namespace of its own has no network but a loopback that is down.
    private CommandResult RunWithoutNetwork(string folder, params string[] command) =>
        workspace.RunProgram(folder, "unshare", ["-rn", .. command]).Succeeded();
}
