using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class KilledTests(Workspace workspace)
{
    // Of each kind; 20 where MODELPACK_LONG_TESTS=1.
    private static readonly int s_kills = Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") == "1" ? 20 : 5;

    [Fact]
    public void A_pack_that_is_killed_leaves_no_partial_package_and_the_next_one_is_good()
    {
        var project = new KilledProject(workspace, "killed pack");
        TimeSpan whole = project.Measure("pack", "--no-build");

        for (int i = 0; i < s_kills; i++)
        {
            File.Delete(project.Package);
            string when = project.Kill(whole, i, s_kills, "pack", "--no-build");
            project.AssertNothingPartial(when);
            project.AssertRepaired(when, "pack", "--no-build");
        }
    }

    [Fact]
    public void A_build_that_is_killed_leaves_nothing_partial_and_the_next_pack_is_good()
    {
        var project = new KilledProject(workspace, "killed build");
        project.Clean();
        TimeSpan whole = project.Measure("build", "-c", "Release", "--no-restore");

        for (int i = 0; i < s_kills; i++)
        {
            project.Clean();
            string when = project.Kill(whole, i, s_kills, "build", "-c", "Release", "--no-restore");
            project.AssertNothingPartial(when);
            project.AssertRepaired(when, "pack", "--no-restore");
        }
    }
}
