using System.Runtime.InteropServices;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>Names of folders below <c>runtimes</c> whose files run here, the nearest first.</summary>
internal static class RuntimePlatform
{
    /// <summary>As in <c>linux-x64</c>, <c>linux</c>, <c>unix-x64</c>, <c>unix</c>, <c>any</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. NamesOf(RuntimeInformation.RuntimeIdentifier, RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant())];

    /// <summary>The names for a runtime identifier; one of a distribution counts as Linux.</summary>
    public static IEnumerable<string> NamesOf(string identifier, string architecture)
    {
        string[] systems = identifier switch
        {
            _ when identifier.StartsWith("win", StringComparison.Ordinal) => ["win"],
            _ when identifier.StartsWith("osx", StringComparison.Ordinal) => ["osx", "unix"],
            _ when identifier.Contains("musl", StringComparison.Ordinal) || identifier.StartsWith("alpine", StringComparison.Ordinal) => ["linux-musl", "linux", "unix"],
            _ => ["linux", "unix"],
        };
        return [identifier, .. systems.SelectMany(system => (string[])[$"{system}-{architecture}", system]).Where(name => name != identifier), "any"];
    }
}
