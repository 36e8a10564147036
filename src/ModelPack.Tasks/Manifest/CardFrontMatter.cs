using System.Text;
using System.Text.RegularExpressions;

namespace ModelPack.Tasks.Manifest;

/// <summary>The front matter of an author's card: YAML between two lines of dashes, with the keys that Hugging Face knows. It is handed on as it is; a few keys are read.</summary>
/// <param name="Entries">Each top-level key with its lines, in order.</param>
/// <param name="Body">The card without it.</param>
internal sealed partial record CardFrontMatter(IReadOnlyList<KeyValuePair<string, string>> Entries, string Body)
{
    private const string Fence = "---";

    /// <summary>The licence as an SPDX expression; empty when it states none.</summary>
    public string License => Scalar("license") switch
    {
        "" => "",
        "other" => Scalar("license_name") is { Length: > 0 } name ? LicenseCheck.FromCard(name) : "",
        var license => LicenseCheck.FromCard(license),
    };

    /// <summary>The tags, each as one word.</summary>
    public IReadOnlyList<string> Tags => [.. Items("tags").Select(static tag => string.Concat(tag.Where(static c => !char.IsControl(c))).Replace(' ', '-')).Where(static tag => tag.Length > 0)];

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

    // As [a, b], as lines that begin with a dash, or a single one.
    private IEnumerable<string> Items(string key)
    {
        string lines = Entries.FirstOrDefault(entry => entry.Key == key).Value ?? "";
        IEnumerable<string> items = Scalar(key) is { Length: > 0 } inline
            ? inline.Trim('[', ']').Split(',')
            : lines.Split('\n').Skip(1).Select(static line => line.Trim()).Where(static line => line.StartsWith("- ", StringComparison.Ordinal)).Select(static line => line[2..].Split(" #")[0]);
        return items.Select(static item => item.Trim().Trim('"', '\''));
    }

    [GeneratedRegex(@"^([A-Za-z_][\w-]*):(\s|$)")]
    private static partial Regex Key();
}
