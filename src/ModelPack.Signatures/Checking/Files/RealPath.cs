using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Resolves symbolic links in every part of a path, without opening what it names.</summary>
internal static class RealPath
{
    // As many as Linux follows before it calls the path a loop.
    private const int MaxLinks = 40;

    /// <summary>The path without links; null when the links form a loop.</summary>
    public static string? TryResolve(string fullPath)
    {
        string root = Path.GetPathRoot(fullPath) ?? "";
        string resolved = root;
        var rest = new Stack<string>(Parts(fullPath[root.Length..]));
        for (int links = 0; rest.Count > 0;)
        {
            string part = rest.Pop();
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? root;
                continue;
            }

            string candidate = Path.Combine(resolved, part);
            if (new FileInfo(candidate).LinkTarget is not { } target)
            {
                resolved = candidate;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                resolved = Path.GetPathRoot(target)!;
            foreach (string targetPart in Parts(target[(Path.IsPathRooted(target) ? resolved.Length : 0)..]))
                rest.Push(targetPart);
        }

        return resolved;
    }

    // Last part first, as a stack takes them.
    private static IEnumerable<string> Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(part => part.Length > 0 && part != ".").Reverse();
}
