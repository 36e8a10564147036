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

    /// <summary>The value as C#.</summary>
    public static string CSharp(ContractMember member)
    {
        if (member.IsDictionary)
            return "[]";
        if (member.IsList)
            return $"[{CSharp(member.Item!)}]";
        if (member.IsNested)
            return $"new {member.Title} {{ {string.Join(", ", member.Members.Where(part => part.Required).Select(part => $"{part.Name} = {CSharp(part)}"))} }}";
        if (member.IsTensor)
            return $"Tensor.CreateFromShape<{TypeName(member)}>([{string.Join(", ", Dimensions(member))}])";
        if (!member.IsArray)
            return Literal(member);
        string type = TypeName(member);
        if (member.Element == "uint8" && member.Sizes.Count <= 1 && Length(member) is null)
            return $"File.ReadAllBytes(\"{member.JsonName}.bin\")";
        return Length(member) is { } length ? length <= LongestArray
                ? $"[{string.Join(", ", Enumerable.Repeat(Literal(member), length))}]"
                : $"new {type}[{length.ToString(CultureInfo.InvariantCulture)}]"
            : $"new {type}[{string.Join(" * ", Dimensions(member))}]";
    }

    private static string? JsonObject(IEnumerable<ContractMember> members)
    {
        List<string?> parts = [.. members.Where(part => part.Required).Select(part => Json(part) is { } value ? $"{JsonSerializer.Serialize(part.JsonName)}: {value}" : null)];
        return parts.Contains(null) ? null : "{" + string.Join(", ", parts) + "}";
    }

    private static string Scalar(ContractMember member)
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

    private static string Literal(ContractMember member)
    {
        string json = Scalar(member);
        return member.Element switch
        {
            "enum" => $"{member.Name}.{member.Labels.FirstOrDefault()}",
            "float32" => json + "f",
            "float16" => "(Half)" + json,
            "bfloat16" => "(BFloat16)" + json,
            _ => json,
        };
    }

    private static int? Length(ContractMember member)
    {
        if (member.Shape is null || member.Sizes.Any(size => size is null))
            return null;
        long length = member.Sizes.Aggregate(1L, (product, size) => Math.Min(int.MaxValue, product * size!.Value));
        return (int)length;
    }

    private static IEnumerable<string> Dimensions(ContractMember member) => (member.Shape ?? []).Count == 0
        ? ["length"]
        : member.Shape!.Select(dimension => dimension.ValueKind == JsonValueKind.Null ? "length" : dimension.ToString());

    private static string Nest(string element, ReadOnlySpan<int> sizes)
    {
        if (sizes.Length == 0)
            return $"[{element}]";
        string inner = sizes.Length == 1 ? element : Nest(element, sizes[1..]);
        return $"[{string.Join(", ", Enumerable.Repeat(inner, sizes[0]))}]";
    }

    private static string TypeName(ContractMember member) => member.Element switch
    {
        "float16" => "Half",
        "bfloat16" => "BFloat16",
        "float32" => "float",
        "float64" => "double",
        "int8" => "sbyte",
        "uint8" => "byte",
        "int16" => "short",
        "uint16" => "ushort",
        "int32" => "int",
        "uint32" => "uint",
        "int64" => "long",
        "uint64" => "ulong",
        "enum" => member.Name,
        _ => member.Element,
    };
}
