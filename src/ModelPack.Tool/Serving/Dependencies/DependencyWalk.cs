using ModelPack.Tool.Placing;
using NuGet.Frameworks;
using NuGet.Versioning;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>Walks from what a package depends on to all that this needs. Of two versions of one package the higher one is taken.</summary>
/// <param name="pool">Where packages are.</param>
/// <param name="framework">The framework that they are used by.</param>
internal sealed class DependencyWalk(PackagePool pool, NuGetFramework framework)
{
    private readonly Dictionary<string, ResolvedPackage> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PackageDependency> _missing = [];

    /// <summary>The packages that were found.</summary>
    public IReadOnlyCollection<ResolvedPackage> Found => _found.Values;

    /// <summary>Those that were not.</summary>
    public IReadOnlyList<PackageDependency> Missing => _missing;

    /// <summary>Walks.</summary>
    public DependencyWalk From(IEnumerable<PackageDependency> dependencies)
    {
        var open = new Queue<PackageDependency>(dependencies);
        while (open.TryDequeue(out PackageDependency? dependency))
        {
            if (ProvidedAssemblies.Covers(dependency.Id, dependency.Range.MinVersion?.Version))
                continue;
            if (_found.TryGetValue(dependency.Id, out ResolvedPackage? known) && dependency.Range.Satisfies(known.Version))
                continue;
            if (pool.Find(dependency.Id, dependency.Range) is { } version)
                Take(dependency.Id, version, known, open);
            else if (known is null)
                _missing.Add(dependency);
        }

        return this;
    }

    private void Take(string id, NuGetVersion version, ResolvedPackage? known, Queue<PackageDependency> open)
    {
        if (known is not null && known.Version >= version)
            return;
        IPackageFiles files = pool.Open(id, version);
        _found[id] = new ResolvedPackage(id, version, files);
        foreach (PackageDependency next in PackageNuspec.Read(files).DependenciesOf(framework))
            open.Enqueue(next);
    }
}
