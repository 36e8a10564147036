using NuGet.Frameworks;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>The assemblies and native libraries of packages that run here, by name.</summary>
internal sealed class PackageAssets
{
    private static readonly FrameworkReducer s_reducer = new();

    private readonly Dictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing.</summary>
    public static PackageAssets None { get; } = new();

    /// <summary>The assemblies: simple name and path.</summary>
    public IReadOnlyDictionary<string, string> Assemblies => _assemblies;

    /// <summary>Adds what of a package runs here: for a framework, on this platform.</summary>
    public void Add(IPackageFiles package, NuGetFramework framework)
    {
        string[] names = [.. package.Names];
        foreach (string name in AssembliesOf(names, framework))
            _assemblies[Path.GetFileNameWithoutExtension(name)] = package.PathOf(name);
        string? platform = RuntimePlatform.Names.FirstOrDefault(platform => names.Any(name => IsNative(name, platform)));
        foreach (string name in names.Where(name => platform is not null && IsNative(name, platform)))
            _natives[Path.GetFileName(name)] = package.PathOf(name);
    }

    /// <summary>The path of a native library as code names it: with or without <c>lib</c> and the end of the file; null where there is none.</summary>
    public string? FindNative(string name)
    {
        string end = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return ((string[])[name, name + end, $"lib{name}{end}", $"lib{name}"]).Select(file => _natives.GetValueOrDefault(file)).FirstOrDefault(static path => path is not null);
    }

    // Assemblies for a platform come in the place of those for all.
    private static IEnumerable<string> AssembliesOf(string[] names, NuGetFramework framework)
    {
        IEnumerable<string> general = Nearest(names, "lib/", framework);
        string[] special = [.. RuntimePlatform.Names.Select(platform => Nearest(names, $"runtimes/{platform}/lib/", framework)).FirstOrDefault(static found => found.Length > 0) ?? []];
        return general.Where(name => !special.Any(other => Path.GetFileName(other) == Path.GetFileName(name))).Concat(special);
    }

    private static string[] Nearest(string[] names, string root, NuGetFramework framework)
    {
        (string Name, NuGetFramework Framework)[] files =
        [
            .. from name in names
               where name.StartsWith(root, StringComparison.Ordinal)
               let parts = name[root.Length..].Split('/')
               where parts.Length == 2
               select (name, NuGetFramework.ParseFolder(parts[0])),
        ];
        NuGetFramework? nearest = s_reducer.GetNearest(framework, files.Select(static file => file.Framework).Distinct());
        return [.. files.Where(file => file.Framework.Equals(nearest) && file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(static file => file.Name)];
    }

    private static bool IsNative(string name, string platform) => name.StartsWith($"runtimes/{platform}/native/", StringComparison.Ordinal);
}
