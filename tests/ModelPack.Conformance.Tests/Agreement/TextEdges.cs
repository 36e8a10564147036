using System.Text.RegularExpressions;
using ModelPack.Packages.Contracts;

namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>Texts at which a rule changes its mind.</summary>
internal static class TextEdges
{
    private static readonly string[] s_common =
    [
        "", " ", "a", "ab", "abc", "abcd", "aa", "b", "bb", "ba", "\u00e9", "e\u0301", "\U0001F600", "\U0001F600\U0001F600", "a\U0001F600", "\U0001D7CE\U0001D7CE-\U0001D7CE", "12-3", "12-34", "1-2", "\u0661\u0662-\u0663", "\uff11\uff12-3",
        "\u97d3\u56fd\u8a9e", "\ud55c\uad6d", "_", "-", "a-b", "a\n", "\n", "\r", "\u2028", "\u0085", "\u00a0", "\ufeff", "\u3000", "a ", "a\t", "a\u0085", "a\ufeff", "x\u200d", "\u0903", "\u203f", "a.b@c", "a@", "@b", "\u00fc@\u00fc", "a@\U0001F600",
        "a1", "1a2", "A1", "abc12", "zz9", "!!", "!a", "1!", "\u00e0 \u00ff", "${a}", "NaN", "Infinity", "-Infinity", "nan", "B\u00e9", "Red", "red", "RED", "Green", "bright 'green'", "Blue", "1", "2", "7", "\u0000", "\"\\", "\U00020000", "\U00011F50",
    ];

    /// <summary>A text; more often than not one that the rules about length and pattern take, in .NET's eyes.</summary>
    public static string Pick(ContractMember member, Random random)
    {
        string text = PickAny(member, random);
        for (int i = random.Next(4) > 0 ? 200 : 0; i > 0 && !IsLikely(member, text); i--)
            text = PickAny(member, random);
        return text;
    }

    private static bool IsLikely(ContractMember member, string text) =>
        text.Length >= (member.MinLength ?? 0) && text.Length <= (member.MaxLength ?? int.MaxValue)
        && (member.Pattern.Length == 0 || text.Length == 0 || Regex.IsMatch(text, $"^(?:{member.Pattern})$"))
        && (member.Allowed is null || member.Allowed.Any(value => value.ToString() == text));

    private static string PickAny(ContractMember member, Random random)
    {
        if (member.Labels.Count > 0 && random.Next(5) > 0)
            return member.Labels[random.Next(member.Labels.Count)];
        string text = s_common[random.Next(s_common.Length)];
        return random.Next(12) == 0 ? text + s_common[random.Next(s_common.Length)] : text;
    }

    /// <summary>Bytes as base64, or nearly so.</summary>
    public static string Base64(int bytes, Random random)
    {
        var content = new byte[bytes];
        random.NextBytes(content);
        string text = Convert.ToBase64String(content);
        return random.Next(24) switch
        {
            0 => text + "=",
            1 => text.TrimEnd('='),
            2 => text.Length > 0 ? text[..^1] : " ",
            3 => text.Insert(random.Next(text.Length + 1), " "),
            4 => text.Insert(random.Next(text.Length + 1), "\n"),
            5 => text.Replace('+', '-').Replace('/', '_'),
            6 => text.Replace("A=", "B=", StringComparison.Ordinal).Replace("Q=", "R=", StringComparison.Ordinal).Replace("w=", "x=", StringComparison.Ordinal),
            7 => text.Replace('=', 'A'),
            _ => text,
        };
    }
}
