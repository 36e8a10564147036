using System.Reflection;

namespace ModelPack.Tool.Explaining;

/// <summary>The help pages of the diagnostics, as the package ModelPack ships them too.</summary>
internal static class HelpPages
{
    private const string Folder = "docs/";
    private const string Extension = ".md";

    private static readonly Assembly s_assembly = typeof(HelpPages).Assembly;

    /// <summary>Id and title of each page, in order.</summary>
    public static IReadOnlyList<(string Id, string Title)> All { get; } =
    [
        .. s_assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder + "MPK", StringComparison.Ordinal))
            .Select(static name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal)
            .Select(static id => (id, TitleOf(id))),
    ];

    /// <summary>The page of a diagnostic; null when there is none. The id is taken in any case, and without its letters.</summary>
    public static string? Find(string id) => All.Any(page => page.Id == Normalize(id)) ? Read(Normalize(id)) : null;

    /// <summary>An id as it is written: <c>MPK1003</c> for <c>mpk1003</c> and <c>1003</c>.</summary>
    public static string Normalize(string id)
    {
        string upper = id.Trim().ToUpperInvariant();
        return upper.Length > 0 && upper.All(char.IsAsciiDigit) ? "MPK" + upper : upper;
    }

    // The first line is "# MPK1003: Tensor is not in the model".
    private static string TitleOf(string id)
    {
        string heading = Read(id).Split('\n', 2)[0].TrimStart('#').Trim();
        return heading.StartsWith(id + ":", StringComparison.Ordinal) ? heading[(id.Length + 1)..].Trim() : heading;
    }

    private static string Read(string id)
    {
        using var reader = new StreamReader(s_assembly.GetManifestResourceStream(Folder + id + Extension)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
