using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Sets keywords for which the library has no property, or one of a type that cannot hold them: it keeps bounds as decimals, and 0 for none.</summary>
internal static class SchemaKeywords
{
    public static void Set(this JsonSchema schema, string keyword, JToken value)
    {
        schema.ExtensionData ??= new Dictionary<string, object?>();
        schema.ExtensionData[keyword] = value;
    }

    /// <summary>A number as JSON, digit for digit.</summary>
    public static void Set(this JsonSchema schema, string keyword, double number) => schema.Set(keyword, new JRaw(Text(number)));

    /// <summary>How many items an array has; null where nothing is said.</summary>
    public static void SetItems(this JsonSchema schema, long? minimum, long? maximum)
    {
        if (minimum > 0)
            schema.Set("minItems", minimum.Value);
        if (maximum is { } most)
            schema.Set("maxItems", most);
    }

    /// <summary>The shortest text that reads as this number; whole ones without an exponent, for people.</summary>
    public static string Text(double number) => Math.Abs(number) < 1e20 && Math.Floor(number) == number
        ? number.ToString("F0", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
