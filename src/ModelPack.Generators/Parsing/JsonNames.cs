using System.Collections.Generic;
using System.Text;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Names of members in contract JSON.</summary>
internal static class JsonNames
{
    /// <summary>camelCase as System.Text.Json makes it: a run of capitals is lowered, but for its last one when more letters follow.</summary>
    public static string CamelCase(string name)
    {
        int capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
            capitals++;
        int lowered = capitals <= 1 || capitals == name.Length ? capitals : capitals - 1;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }

    /// <summary>A text without halves of characters, which no JSON document can hold: U+FFFD stands for each, as it does for readers.</summary>
    public static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                result.Append(text[i]).Append(text[++i]);
            else
                result.Append(char.IsSurrogate(text[i]) ? '\ufffd' : text[i]);
        }

        return result.ToString();
    }

    /// <summary>Two members of one JSON name cannot both be read (MPK1010).</summary>
    public static void ReportClashes(List<ContractMember> members, string type, List<ContractIssue> flaws)
    {
        var seen = new Dictionary<string, string>();
        foreach (ContractMember member in members)
        {
            if (seen.TryGetValue(member.JsonName, out string? first))
            {
                flaws.Add(new ContractIssue("MPK1010", new IssuePlace(IssuePart.MemberName, type, member.Name), new EquatableArray<string>(
                    [first, member.Name, "JSON member '" + member.JsonName + "'; rename one, or set its JSON name by [JsonPropertyName]"])));
            }
            else
            {
                seen.Add(member.JsonName, member.Name);
            }
        }
    }
}
