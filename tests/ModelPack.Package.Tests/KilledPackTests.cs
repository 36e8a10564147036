using System.Diagnostics;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class KilledPackTests(Workspace workspace)
{
    private const int Kills = 5;

    [Fact]
    public void A_pack_that_is_killed_leaves_no_partial_package_and_the_next_one_repairs_it()
    {
        PlainProject.Write(workspace, "killed");
        string package = Path.Combine(workspace.Root, "killed/bin/Release/Plain.1.0.0.nupkg");
        workspace.Run("killed", "build", "-c", "Release").Succeeded();
        Stopwatch clock = Stopwatch.StartNew();
        workspace.Run("killed", "pack", "--no-build").Succeeded();
        TimeSpan whole = clock.Elapsed;
        byte[] good = File.ReadAllBytes(package);

        for (int i = 1; i <= Kills; i++)
        {
            File.Delete(package);
            workspace.RunAndKill("killed", whole * i / (Kills + 1), "pack", "--no-build");
            Assert.True(!File.Exists(package) || File.ReadAllBytes(package).AsSpan().SequenceEqual(good), "A partial package is at its final path.");
        }

        workspace.Run("killed", "pack", "--no-build").Succeeded();
        Assert.Equal(good, File.ReadAllBytes(package));
    }
}
