using System.Reflection;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>Assemblies that packages get from this process: the shared frameworks, the runtime of ModelPack and what that needs.</summary>
internal static class ProvidedAssemblies
{
    private static readonly string[] s_ours = ["ModelPack.Runtime", "Microsoft.ML.OnnxRuntime", "System.Numerics.Tensors"];
    private static readonly string[] s_sharedFamilies = ["Microsoft.Extensions.", "Microsoft.AspNetCore."];
    private static readonly Dictionary<string, string> s_paths = Find();

    /// <summary>The version of an assembly that is provided; null where it is not.</summary>
    public static Version? VersionOf(string name) => s_paths.TryGetValue(name, out string? path) ? AssemblyName.GetAssemblyName(path).Version : null;

    /// <summary>Whether objects of an assembly pass between packages and this process, so that there must be one copy of it.</summary>
    public static bool IsShared(string name) => s_paths.ContainsKey(name) && (s_ours.Contains(name) || s_sharedFamilies.Any(family => name.StartsWith(family, StringComparison.Ordinal)));

    /// <summary>Whether a package need not be looked for: the runtime, or an assembly of the framework in this version or a later one, as NuGet prunes it.</summary>
    public static bool Covers(string package, Version? version)
    {
        if (package.Equals("ModelPack.Runtime", StringComparison.OrdinalIgnoreCase) || package.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.OrdinalIgnoreCase))
            return true;
        return VersionOf(package) is { } provided && (version is null || (version.Major, version.Minor).CompareTo((provided.Major, provided.Minor)) <= 0);
    }

    // What lies beside this program is its own, but for the three.
    private static Dictionary<string, string> Find()
    {
        string own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (s_ours.Contains(name) || Path.GetDirectoryName(path) != own)
                paths.TryAdd(name, path);
        }

        return paths;
    }
}
