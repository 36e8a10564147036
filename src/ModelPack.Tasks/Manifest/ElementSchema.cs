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

        foreach (JToken value in (member.Allowed ?? []).SelectMany(value => NumberSchema.Allowed(member, value)))
            schema.Enumeration.Add(value);
        if (member.Denied is { Count: > 0 } denied)
            schema.Not = Denied(member, denied);
    }

    private static JsonSchema Denied(ContractMember member, IReadOnlyList<JsonElement> values)
    {
        var schema = new JsonSchema();
        if (!NumberRounding.Rounds(member.Element))
        {
            foreach (JsonElement value in values)
                schema.Enumeration.Add(JToken.Parse(value.GetRawText()));
            return schema;
        }

        foreach (JsonElement value in values)
            schema.AnyOf.Add(NumberSchema.Number(value) is { } number ? NumberSchema.Denied(member, number) : Single(value));
        return schema;
    }

    private static JsonSchema Single(JsonElement value)
    {
        var schema = new JsonSchema();
        schema.Enumeration.Add(JToken.Parse(value.GetRawText()));
        return schema;
    }

    /// <summary>An element of an array, or a value of a dictionary. The rules of the member are about the whole.</summary>
    public static JsonSchema Element(ContractMember member, bool isInput)
    {
        var element = new JsonSchema();
        Fill(element, WithoutRules(member), isInput);
        return element;
    }

    public static ContractMember WithoutRules(ContractMember member) =>
        member with { Minimum = null, Maximum = null, MinLength = null, MaxLength = null, Pattern = "", NotBlank = false, ExactIn = "", FiniteIn = "", Allowed = null, Denied = null };

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
                TextSchema.Fill(schema, member);
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
                NumberSchema.Fill(schema, member);
                break;
        }
    }
}
