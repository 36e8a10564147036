using System.Text;
using System.Text.RegularExpressions;

namespace ModelPack.Tasks.Manifest;

/// <summary>The front matter of an author's card: YAML between two lines of dashes, with the keys that Hugging Face knows. It is handed on as it is; a few keys are read.</summary>
/// <param name="Entries">Each top-level key with its lines, in order.</param>
/// <param name="Body">The card without it.</param>
internal sealed partial record CardFrontMatter(IReadOnlyList<KeyValuePair<string, string>> Entries, string Body)
{
    private const string Fence = "---";

    // As Hugging Face writes them, where that is not SPDX in lower case.
    private static readonly Dictionary<string, string> s_licenses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gpl-2.0"] = "GPL-2.0-only",
        ["gpl-3.0"] = "GPL-3.0-only",
        ["lgpl-2.1"] = "LGPL-2.1-only",
        ["lgpl-3.0"] = "LGPL-3.0-only",
        ["agpl-3.0"] = "AGPL-3.0-only",
        ["mit"] = "MIT",
        ["apache-2.0"] = "Apache-2.0",
        ["bsd-2-clause"] = "BSD-2-Clause",
        ["bsd-3-clause"] = "BSD-3-Clause",
        ["mpl-2.0"] = "MPL-2.0",
        ["isc"] = "ISC",
        ["unlicense"] = "Unlicense",
        ["cc0-1.0"] = "CC0-1.0",
        ["cc-by-4.0"] = "CC-BY-4.0",
        ["cc-by-sa-4.0"] = "CC-BY-SA-4.0",
        ["cc-by-nc-4.0"] = "CC-BY-NC-4.0",
    };

    /// <summary>The licence as an SPDX expression; empty when it states none that is one.</summary>
    public string License => Scalar("license") is { Length: > 0 } license and not "other" ? s_licenses.GetValueOrDefault(license, license) : "";

    /// <summary>What the model is for, as in <c>tabular-classification</c>; empty when it states none.</summary>
    public string Task => Scalar("pipeline_tag");

    /// <summary>Parts a card from its front matter.</summary>
    public static CardFrontMatter Split(string card)
    {
        string[] lines = card.ReplaceLineEndings("\n").Split('\n');
        int end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
            return new CardFrontMatter([], card.ReplaceLineEndings("\n"));
        var entries = new List<KeyValuePair<string, string>>();
        foreach (string line in lines[1..end])
        {
            if (Key().Match(line) is { Success: true } key)
                entries.Add(new(key.Groups[1].Value, line + "\n"));
            else if (entries.Count > 0)
                entries[^1] = new(entries[^1].Key, entries[^1].Value + line + "\n");
        }

        return new CardFrontMatter(entries, string.Join('\n', lines[(end + 1)..]).TrimStart('\n'));
    }

    /// <summary>One front matter of several, the first of each key; empty when there is none.</summary>
    public static string Merge(IEnumerable<CardFrontMatter> cards)
    {
        KeyValuePair<string, string>[] entries = [.. cards.SelectMany(static card => card.Entries).DistinctBy(static entry => entry.Key)];
        if (entries.Length == 0)
            return "";
        var text = new StringBuilder(Fence).Append('\n');
        foreach ((_, string lines) in entries)
            text.Append(lines);
        return text.Append(Fence).Append("\n\n").ToString();
    }

    private string Scalar(string key)
    {
        string lines = Entries.FirstOrDefault(entry => entry.Key == key).Value ?? "";
        string value = lines.Split('\n')[0];
        return value.Length == 0 ? "" : value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(" #")[0].Trim().Trim('"', '\'');
    }

    [GeneratedRegex(@"^([A-Za-z_][\w-]*):(\s|$)")]
    private static partial Regex Key();
}
