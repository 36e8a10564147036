namespace ModelPack.Packages.Reading;

/// <summary>Looks for entry names that would be written somewhere else than into the package's folder, or over each other.</summary>
internal static class EntryNames
{
    /// <summary>What is wrong with the names, one sentence each.</summary>
    public static IEnumerable<string> Check(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string raw in names)
        {
            string name = Uri.UnescapeDataString(raw);
            if (Refuse(name) is { } reason)
                yield return $"The entry '{name}' {reason}.";
            else if (!seen.Add(name))
                yield return $"The entry '{name}' is there twice.";
        }
    }

    private static string? Refuse(string name)
    {
        if (name.Any(char.IsControl))
            return "has a control character in its name";
        if (name.Contains('\\', StringComparison.Ordinal))
            return "has a backslash in its name";
        if (name.StartsWith('/') || (name.Length > 1 && name[1] == ':'))
            return "is rooted";
        return name.Split('/').Contains("..") ? "leaves the package's folder" : null;
    }
}
