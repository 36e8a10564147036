using ModelPack.Tasks.Replay;
using ModelPack.Tool.Output;
using ModelPack.Tool.Placing;
using NuGet.Frameworks;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>Runs the models of a package: its assembly, with what it depends on restored as for an app, replays its examples in a process of its own.</summary>
/// <param name="archive">The package.</param>
/// <param name="file">The file as the caller wrote it.</param>
/// <param name="options">How.</param>
internal sealed class PackageReplay(PackageArchive archive, string file, ReplayOptions options)
{
    private readonly PackagePlacing _placing = new(archive);

    /// <summary>Runs them; nothing of it is left on disk.</summary>
    /// <param name="verification">What was found so far: nothing wrong.</param>
    public Verification Run(Verification verification)
    {
        string folder = Directory.CreateTempSubdirectory("modelpack-verify").FullName;
        try
        {
            return verification.Models.GroupBy(static model => model.Assembly).Aggregate(verification, (found, group) => Run(found, [.. group], Path.Combine(folder, Path.GetFileNameWithoutExtension(group.Key))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Verification Run(Verification verification, VerifiedModel[] models, string folder)
    {
        string library = models[0].Assembly;
        string assembly = _placing.Extract(library, Path.Combine(folder, "lib", Path.GetFileName(library)));
        var project = new ConsumerProject(Path.Combine(folder, "consumer"));
        string framework = library.Split('/')[1];
        project.Write(framework, PackageNuspec.Read(archive).DependenciesOf(NuGetFramework.ParseFolder(framework)), Path.GetDirectoryName(Path.GetFullPath(file))!, assembly);
        if (project.Build() is { } failure)
            return verification with { Problems = [.. verification.Problems, new ToolProblem("MPK2011", $"The package cannot be used by a project, so no example was replayed: {failure.TrimEnd('.')}. Leave that out with --no-examples.", file)] };
        VerifiedModel[] placed = [.. models.Select(model => _placing.Place(model, project.OutputFolder))];
        var process = new ReplayProcess(DotnetCommand.Path, ReplayRunner.Path, project.DependencyFile, project.PackageFolders()) { TimeLimit = options.TimeLimit, MemoryLimit = ReplayRunner.MemoryFor(models) };
        return new AssemblyReplays(options).Run(verification, placed, process, Path.Combine(project.OutputFolder, Path.GetFileName(library)), folder);
    }
}
