using System.Globalization;
using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Says in words what a member takes.</summary>
internal static class MemberText
{
    /// <summary>As in <c>float32</c>, <c>int64 [4, tokens]</c> or <c>label to float32</c>.</summary>
    public static string Type(ContractMember member)
    {
        string element = member.Element == "enum" ? "label" : member.Element;
        string type = member.Kind switch
        {
            "dictionary" => $"{(member.Key == "enum" ? "label" : member.Key)} to {element}",
            "list" => "list of " + Type(member.Item!),
            "nested" => string.Join(", ", member.Members.Select(part => $"{part.JsonName}: {Type(part)}")),
            "array" or "memory" or "tensor" => $"{element} [{(member.Shape is { } shape ? string.Join(", ", shape.Select(dimension => dimension.ValueKind == JsonValueKind.Null ? "?" : dimension.ToString())) : member.IsTensor ? "..." : "")}]",
            _ => element,
        };
        return member.Nullable ? type + " or null" : type;
    }

    /// <summary>As in <c>0.1 to 10</c>; empty when the type says all.</summary>
    public static string Valid(ContractMember member)
    {
        var rules = new List<string>();
        if (Range(member) is { Length: > 0 } range)
            rules.Add(range);
        if (member.Allowed is { } allowed)
            rules.Add(string.Join(", ", allowed.Select(Shown)));
        else if (member.Labels.Count > 0)
            rules.Add(string.Join(", ", member.Labels));
        if (member.Denied is { Count: > 0 } denied)
            rules.Add("not " + string.Join(", ", denied.Select(Shown)));
        if (Length(member) is { Length: > 0 } length)
            rules.Add(length);
        if (member.Pattern.Length > 0)
            rules.Add("matches " + member.Pattern);
        if (member.Pad is { } pad)
            rules.Add("shorter rows of a batch are filled up with " + Shown(pad));
        if (member.CustomRules)
            rules.Add("rules of its own");
        return string.Join("; ", rules);
    }

    private static string Range(ContractMember member)
    {
        string least = member.Minimum is { } minimum ? Shown(minimum) + (member.ExclusiveMinimum ? " (excluded)" : "") : "";
        string most = member.Maximum is { } maximum ? Shown(maximum) + (member.ExclusiveMaximum ? " (excluded)" : "") : "";
        return (least.Length, most.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $"{least} or more",
            (0, _) => $"{most} or less",
            _ => $"{least} to {most}",
        };
    }

    // Numbers as people write them: the record has 1E+01 for 10.
    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Null => "null",
        _ => value.ToString(),
    };

    private static string Length(ContractMember member)
    {
        string what = member.IsArray || member.IsTensor ? "elements" : member.IsList ? "items" : "characters";
        return (member.MinLength, member.MaxLength) switch
        {
            ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {what}"),
            ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{least} or more {what}"),
            (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"{most} {what} or less"),
            _ => "",
        };
    }
}
