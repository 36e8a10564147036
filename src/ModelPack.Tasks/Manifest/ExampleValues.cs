using System.Globalization;
using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Finds a valid value for a member, for the examples on the model card.</summary>
internal static class ExampleValues
{
    private const int LongestArray = 16;

    /// <summary>The value as JSON; null for an array too long to print, or of unknown length.</summary>
    public static string? Json(ContractMember member)
    {
        if (member.IsDictionary)
            return "{}";
        if (member.IsList)
            return Json(member.Item!) is { } item ? $"[{item}]" : null;
        if (member.IsNested)
            return JsonObject(member.Members);
        if (!member.IsArray && !member.IsTensor)
            return Scalar(member);
        if (Length(member) is not { } length || length > LongestArray)
            return null;
        return Nest(Scalar(member), [.. member.Sizes.Select(size => size!.Value)]);
    }

    private static string? JsonObject(IEnumerable<ContractMember> members)
    {
        List<string?> parts = [.. members.Where(part => part.Required).Select(part => Json(part) is { } value ? $"{JsonSerializer.Serialize(part.JsonName)}: {value}" : null)];
        return parts.Contains(null) ? null : "{" + string.Join(", ", parts) + "}";
    }

    /// <summary>A scalar, or an element, as JSON.</summary>
    public static string Scalar(ContractMember member)
    {
        if (member.Allowed is { Count: > 0 } allowed)
            return allowed[0].GetRawText();
        if (member.Default is { ValueKind: not JsonValueKind.Null } value && !member.IsArray)
            return value.GetRawText();
        return member.Element switch
        {
            "string" => JsonSerializer.Serialize("text".PadRight(member.MinLength ?? 0, 't')[..Math.Min(Math.Max(4, member.MinLength ?? 0), member.MaxLength ?? int.MaxValue)]),
            "enum" => JsonSerializer.Serialize(member.Labels.FirstOrDefault() ?? ""),
            "bool" => "true",
            _ => Number(member),
        };
    }

    // Inside the range: the middle of it, in as few digits as it takes.
    private static string Number(ContractMember member)
    {
        double? minimum = Bound(member.Minimum);
        double? maximum = Bound(member.Maximum);
        double value = (minimum, maximum) switch
        {
            ({ } least, { } most) => (least / 2) + (most / 2),
            ({ } least, null) => Math.Max(0, least + 1),
            (null, { } most) => Math.Min(0, most - 1),
            _ => 1,
        };
        double rounded = Math.Round(value, 2);
        bool isInside = (minimum is null || rounded > minimum) && (maximum is null || rounded < maximum);
        if (!member.IsFloatingPoint)
            value = Math.Floor(value);
        else if (isInside)
            value = rounded;
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static double? Bound(JsonElement? bound) => bound is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>How many elements a row has; null where that is not fixed.</summary>
    public static int? Length(ContractMember member)
    {
        if (member.Shape is null || member.Sizes.Any(size => size is null))
            return null;
        long length = member.Sizes.Aggregate(1L, (product, size) => Math.Min(int.MaxValue, product * size!.Value));
        return (int)length;
    }

    private static string Nest(string element, ReadOnlySpan<int> sizes)
    {
        if (sizes.Length == 0)
            return $"[{element}]";
        string inner = sizes.Length == 1 ? element : Nest(element, sizes[1..]);
        return $"[{string.Join(", ", Enumerable.Repeat(inner, sizes[0]))}]";
    }
}
