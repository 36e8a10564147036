using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace ModelPack.Signatures;

/// <summary>The location of external data, as written in a model: a relative path with <c>/</c>, of a file in the model's folder or below it.</summary>
public static class ExternalLocation
{
    /// <summary>Brings <paramref name="location"/> into its one spelling, as in <c>weights/a.bin</c> for <c>./weights//a.bin</c>. Looks at no file.</summary>
    /// <param name="location">What the model says.</param>
    /// <param name="path">The path relative to the model's folder, when the result is true.</param>
    /// <param name="error">Why the location is unsafe, when the result is false.</param>
    public static bool TryNormalize(string location, [NotNullWhen(true)] out string? path, [NotNullWhen(false)] out string? error)
    {
        path = null;
        error = Refuse(location);
        if (error is not null)
            return false;

        var segments = new List<string>();
        foreach (string segment in location.Split('/'))
        {
            if (segment == "..")
                error = "it leaves the model's folder";
            else if (segment.Length > 0 && segment != ".")
                segments.Add(segment);
            if (segments.Count > 0 && error is null)
                error = PortableFileName.Refuse(segments[segments.Count - 1]);
        }

        if (segments.Count == 0)
            error ??= "it names no file";
        if (error is not null)
            return false;
        path = string.Join("/", segments);
        return true;
    }

    private static string? Refuse(string location)
    {
        if (location.Trim().Length == 0)
            return "it is empty";
        foreach (char c in location)
        {
            if (char.IsControl(c))
                return "it holds a control character";
        }

        if (location.IndexOf('\\') >= 0)
            return "it holds a backslash; a location is written with '/'";
        if (location[0] == '/')
            return "it is rooted; a location is relative to the model's folder";
        return HasDriveLetter(location) ? "it names a drive; a location is relative to the model's folder" : null;
    }

    private static bool HasDriveLetter(string location) =>
        location.Length > 1 && location[1] == ':' && (location[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
}
