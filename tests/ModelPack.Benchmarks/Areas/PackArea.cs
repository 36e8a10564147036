using ModelPack.Benchmarks.Building;
using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Areas;

/// <summary>What a model of 100 MB costs when a library is packed, beside the library without it and beside NuGet's own way to pack a file.</summary>
internal static class PackArea
{
    private const double MostToWithout = 1.6;

    // In continuous integration it is enough to see that it runs.
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("CI") == "true" ? 1 : 5;

    public static AreaResult Run()
    {
        using var folder = new BuildFolder();
        string plain = LibraryProject.WritePlain(folder);
        string model = LibraryProject.WriteModel(folder, isLarge: true);
        string content = LibraryProject.WriteContent(folder, folder[$"{model}/model.onnx"]);
        foreach (string project in (string[])[plain, model, content])
            folder.Dotnet(project, "restore");

        IReadOnlyList<CaseResult> whole = Comparison.MeasurePrograms(s_rounds,
            Pack(folder, "build and pack a library without a model", plain),
            Pack(folder, "  with 100 MB, ModelPack", model),
            Pack(folder, "  with 100 MB, as content (NuGet)", content));
        IReadOnlyList<CaseResult> again = Comparison.MeasurePrograms(s_rounds,
            PackAgain(folder, "pack --no-build without a model", plain),
            PackAgain(folder, "  with 100 MB, ModelPack", model),
            PackAgain(folder, "  with 100 MB, ModelPack, and replay", model, replays: true),
            PackAgain(folder, "  with 100 MB, as content (NuGet)", content));
        return new AreaResult("pack", [.. whole, .. again],
        // Of writing packages. Compiling a contract, and running the model before the first pack, are shown: NuGet does neither.
        [new Goal("pack --no-build with 100 MB to without", MostToWithout, again[1].Ratio, "x")]);
    }

    private static BenchmarkCase Pack(BuildFolder folder, string name, string project) => new(name, _ => folder.Dotnet(project, "pack", "--no-restore"))
    {
        Prepare = () => folder.Clean(project),
        Clock = ChildClock.Nanoseconds,
    };

    private static BenchmarkCase PackAgain(BuildFolder folder, string name, string project, bool replays = false) => new(name, _ => folder.Dotnet(project, "pack", "--no-build"))
    {
        Prepare = () =>
        {
            Delete(folder[$"{project}/bin/Release"], "*.nupkg");
            Delete(folder[$"{project}/obj/Release"], "*.nuspec");
            if (replays)
                Delete(folder[$"{project}/obj/Release"], "replay.done");
        },
        Clock = ChildClock.Nanoseconds,
    };

    private static void Delete(string folder, string pattern)
    {
        foreach (string file in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            File.Delete(file);
    }
}
