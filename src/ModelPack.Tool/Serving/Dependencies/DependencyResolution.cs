using ModelPack.Tool.Output;
using ModelPack.Tool.Placing;
using ModelPack.Tool.Verifying.Replaying;
using NuGet.Frameworks;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>Finds what a package needs beside the runtime: as files beside it, in the user's packages, and where something is missing by a restore, as for an app.</summary>
/// <param name="pool">Where packages are.</param>
/// <param name="work">A private folder.</param>
internal sealed class DependencyResolution(PackagePool pool, string work)
{
    private int _restores;

    /// <summary>The assemblies and native libraries; null where something is missing or does not fit, which is added to the problems.</summary>
    public PackageAssets? Resolve(CheckedPackage package, ICollection<ToolProblem> problems)
    {
        NuGetFramework framework = NuGetFramework.ParseFolder(package.Framework);
        DependencyWalk walk = new DependencyWalk(pool, framework).From(package.Dependencies);
        string? failure = walk.Missing.Count > 0 ? Restore(package) : null;
        if (walk.Missing.Count > 0 && failure is null)
            walk = new DependencyWalk(pool, framework).From(package.Dependencies);
        if (walk.Missing.Count > 0)
        {
            problems.Add(Describe(package, walk.Missing, failure));
            return null;
        }

        var assets = new PackageAssets();
        foreach (ResolvedPackage found in walk.Found)
            assets.Add(found.Files, framework);
        return IsProvided(package, assets, problems) ? assets : null;
    }

    private string? Restore(CheckedPackage package)
    {
        var project = new ConsumerProject(Path.Combine(work, $"restore{_restores++}"));
        project.Write(package.Framework, package.Dependencies, Path.GetDirectoryName(Path.GetFullPath(package.File))!);
        if (project.Restore() is { } failure)
            return failure;
        pool.Add(project.PackageFolders(), project.Packages());
        return null;
    }

    // One copy of these serves all packages, so it has to be new enough for each.
    private static bool IsProvided(CheckedPackage package, PackageAssets assets, ICollection<ToolProblem> problems)
    {
        bool fits = true;
        foreach ((string name, string path) in assets.Assemblies.Where(static assembly => ProvidedAssemblies.IsShared(assembly.Key)))
        {
            Version? needed = System.Reflection.AssemblyName.GetAssemblyName(path).Version;
            if (needed <= ProvidedAssemblies.VersionOf(name))
                continue;
            fits = false;
            problems.Add(new ToolProblem("MPK3033", $"'{package.Id.Id}' needs '{name}' {needed}, and this process has {ProvidedAssemblies.VersionOf(name)}, which all packages share. Use a newer .NET runtime, or a newer version of the command.", package.File));
        }

        return fits;
    }

    private static ToolProblem Describe(CheckedPackage package, IReadOnlyList<PackageDependency> missing, string? failure)
    {
        string names = string.Join(", ", missing.Select(static dependency => $"'{dependency.Id}' {dependency.Range.MinVersion?.ToNormalizedString() ?? dependency.Range.ToNormalizedString()}"));
        string reason = failure is null ? "" : $" A restore says: {failure.TrimEnd('.')}.";
        return new ToolProblem(ToolProblem.MissingDependency, $"'{package.Id.Id}' needs {names}, which lies neither beside the package nor among the user's packages.{reason} Put the package file beside it, or restore it by 'dotnet restore'.", package.File);
    }
}
