using System.Globalization;
using System.Text.Json;

namespace ModelPack.Packages.Comparing;

/// <summary>Values that a contract records as JSON.</summary>
internal static class JsonValues
{
    /// <summary>Whether they are not the same; null is the same as none.</summary>
    public static bool Differ(JsonElement? one, JsonElement? other) => (IsNone(one), IsNone(other)) switch
    {
        (true, true) => false,
        (false, false) => !JsonElement.DeepEquals(one!.Value, other!.Value),
        _ => true,
    };

    /// <summary>A value for a message.</summary>
    public static string Text(JsonElement? value) => IsNone(value) ? "nothing" : PrintableText.Of(value!.Value.GetRawText(), 100);

    /// <summary>A bound as a number; infinite where none is stated.</summary>
    public static double Bound(JsonElement? value, double none) => value is not { } bound ? none
        : bound.ValueKind == JsonValueKind.Number ? bound.GetDouble()
        : bound.ValueKind == JsonValueKind.String && double.TryParse(bound.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
        : none;

    /// <summary>Whether each of <paramref name="values"/> is among <paramref name="others"/>.</summary>
    public static bool AreAmong(IReadOnlyList<JsonElement> values, IReadOnlyList<JsonElement> others) =>
        values.All(value => others.Any(other => JsonElement.DeepEquals(value, other)));

    private static bool IsNone(JsonElement? value) => value is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) };
}
