using System.Collections.Generic;
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
