using System.Globalization;
using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes a JSON value as C# of an element type.</summary>
internal static class CSharpLiteral
{
    /// <summary>The literal of a scalar.</summary>
    /// <param name="json">The value.</param>
    /// <param name="element">The element type; not <c>enum</c>.</param>
    public static string Of(string json, string element)
    {
        using JsonDocument value = JsonDocument.Parse(json);
        JsonElement root = value.RootElement;
        if (root.ValueKind == JsonValueKind.Null)
            return "null";
        return element switch
        {
            "string" => JsonSerializer.Serialize(root.ToString()),
            "bool" => root.ValueKind == JsonValueKind.True ? "true" : "false",
            "float32" => Floating(root, "float", "f"),
            "float64" => Floating(root, "double", "d"),
            "float16" => $"(Half)({Floating(root, "float", "f")})",
            "bfloat16" => $"(BFloat16)({Floating(root, "float", "f")})",
            _ => decimal.TryParse(root.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal whole) ? decimal.Truncate(whole).ToString(CultureInfo.InvariantCulture) : "0",
        };
    }

    // JSON has no number for these: they are texts.
    private static string Floating(JsonElement value, string type, string suffix) => value.ToString() switch
    {
        "NaN" => $"{type}.NaN",
        "Infinity" => $"{type}.PositiveInfinity",
        "-Infinity" => $"{type}.NegativeInfinity",
        var number => number + suffix,
    };
}
