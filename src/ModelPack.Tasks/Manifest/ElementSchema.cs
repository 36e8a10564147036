using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of a number, text, truth value or label.</summary>
internal static class ElementSchema
{
    private static readonly string[] s_nonFinite = ["NaN", "Infinity", "-Infinity"];

    /// <summary>A scalar with its rules.</summary>
    public static void Fill(JsonSchema schema, ContractMember member, bool isInput)
    {
        if (AllowsNonFinite(member, isInput))
        {
            var number = new JsonSchema();
            FillValue(number, member);
            schema.AnyOf.Add(number);
            schema.AnyOf.Add(NonFinite());
        }
        else
        {
            FillValue(schema, member);
        }

        foreach (JsonElement value in member.Allowed ?? [])
            schema.Enumeration.Add(JToken.Parse(value.GetRawText()));
        if (member.Denied is { Count: > 0 } denied)
        {
            schema.Not = new JsonSchema();
            foreach (JsonElement value in denied)
                schema.Not.Enumeration.Add(JToken.Parse(value.GetRawText()));
        }
    }

    /// <summary>An element of an array, or a value of a dictionary. The rules of the member are about the whole.</summary>
    public static JsonSchema Element(ContractMember member, bool isInput)
    {
        var element = new JsonSchema();
        Fill(element, WithoutRules(member), isInput);
        return element;
    }

    public static ContractMember WithoutRules(ContractMember member) =>
        member with { Minimum = null, Maximum = null, MinLength = null, MaxLength = null, Pattern = "", Allowed = null, Denied = null };

    // A model can give any float; JSON has no number for these three, so they travel as texts.
    private static bool AllowsNonFinite(ContractMember member, bool isInput) => member.IsFloatingPoint && (member.AllowNonFinite || !isInput);

    private static JsonSchema NonFinite()
    {
        var schema = new JsonSchema { Type = JsonObjectType.String };
        foreach (string text in s_nonFinite)
            schema.Enumeration.Add(text);
        return schema;
    }

    private static void FillValue(JsonSchema schema, ContractMember member)
    {
        switch (member.Element)
        {
            case "string":
                schema.Type = JsonObjectType.String;
                schema.MinLength = member.MinLength;
                schema.MaxLength = member.MaxLength;
                schema.Pattern = PortablePattern.TryConvert(member.Pattern, out string? pattern) ? pattern : null;
                break;
            case "enum":
                schema.Type = JsonObjectType.String;
                if (member.Allowed is null)
                    member.Labels.ToList().ForEach(schema.Enumeration.Add);
                break;
            case "bool":
                schema.Type = JsonObjectType.Boolean;
                break;
            default:
                schema.Type = member.IsFloatingPoint ? JsonObjectType.Number : JsonObjectType.Integer;
                FillBounds(schema, member);
                break;
        }
    }

    private static void FillBounds(JsonSchema schema, ContractMember member)
    {
        (decimal? minimum, decimal? maximum) = IntegerRange.Of(member.Element);
        schema.Minimum = Number(member.Minimum) ?? minimum;
        schema.Maximum = Number(member.Maximum) ?? maximum;
        schema.IsExclusiveMinimum = member.ExclusiveMinimum && schema.Minimum is not null;
        schema.IsExclusiveMaximum = member.ExclusiveMaximum && schema.Maximum is not null;
    }

    // Bounds are texts where they are infinite, and beyond the type where nothing is excluded: no bound either way.
    private static decimal? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number
        && decimal.TryParse(number.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal parsed) ? parsed : null;
}
