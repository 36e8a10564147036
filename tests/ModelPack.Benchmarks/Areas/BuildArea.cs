using ModelPack.Benchmarks.Building;
using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Areas;

/// <summary>What a build that has nothing to do costs in a model project, beside the same library without ModelPack.</summary>
internal static class BuildArea
{
    private const double MostToWithout = 1.10;

    private static readonly int s_rounds = Environment.GetEnvironmentVariable("CI") == "true" ? 3 : 11;

    public static AreaResult Run()
    {
        using var folder = new BuildFolder();
        string plain = LibraryProject.WritePlain(folder);
        string model = LibraryProject.WriteModel(folder, isLarge: false);
        foreach (string project in (string[])[plain, model])
            folder.Dotnet(project, "build");

        IReadOnlyList<CaseResult> results = Comparison.MeasurePrograms(s_rounds,
            Build(folder, "build with nothing to do, no ModelPack", plain),
            Build(folder, "build with nothing to do, a model project", model));
        return new AreaResult("build", results, [new Goal("build with nothing to do to the same without ModelPack", MostToWithout, results[1].Ratio, "x")]);
    }

    private static BenchmarkCase Build(BuildFolder folder, string name, string project) =>
        new(name, _ => folder.Dotnet(project, "build", "--no-restore")) { Clock = ChildClock.Nanoseconds };
}
