using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of a number. It must obey its rules as it is written, and after it has been rounded to the member's type.</summary>
internal static class NumberSchema
{
    public static void Fill(JsonSchema schema, ContractMember member)
    {
        schema.Type = member.IsFloatingPoint ? JsonObjectType.Number : JsonObjectType.Integer;
        if (member.IsFloatingPoint)
            FillBounds(schema, member);
        else
            FillIntegerBounds(schema, member);
    }

    /// <summary>The values of <c>[AllowedValues]</c>: as they are written, or as the member's type holds them.</summary>
    public static IEnumerable<JToken> Allowed(ContractMember member, JsonElement value)
    {
        yield return JToken.Parse(value.GetRawText());
        if (Number(value) is { } number && NumberRounding.Rounds(member.Element) && NumberRounding.Round(member.Element, number) is var rounded && rounded != number)
            yield return new JRaw(SchemaKeywords.Text(rounded));
    }

    /// <summary>What <c>[DeniedValues]</c> keeps out of a type that rounds: every number that becomes the value.</summary>
    public static JsonSchema Denied(ContractMember member, double value)
    {
        double held = NumberRounding.Round(member.Element, value);
        bool isEven = NumberRounding.IsEven(member.Element, held);
        var schema = new JsonSchema { Type = JsonObjectType.Number };
        schema.Set(isEven ? "minimum" : "exclusiveMinimum", NumberRounding.Halfway(member.Element, held, isUp: false));
        schema.Set(isEven ? "maximum" : "exclusiveMaximum", NumberRounding.Halfway(member.Element, held, isUp: true));
        return schema;
    }

    public static double? Number(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static void FillBounds(JsonSchema schema, ContractMember member)
    {
        // JSON has no infinity: what float64 holds is any number there is.
        double largest = NumberRounding.Largest(member.Element);
        double? limit = member.FiniteIn.Length > 0 ? NumberRounding.Overflow(member.FiniteIn) : null;
        (string Keyword, double Value)? minimum = Bound(member, Number(member.Minimum), isMinimum: true);
        (string Keyword, double Value)? maximum = Bound(member, Number(member.Maximum), isMinimum: false);
        if (limit is not null && !(minimum?.Value > -limit))
            minimum = ("exclusiveMinimum", -limit.Value);
        if (limit is not null && !(maximum?.Value < limit))
            maximum = ("exclusiveMaximum", limit.Value);
        if (NumberRounding.Rounds(member.Element))
        {
            minimum ??= ("minimum", -largest);
            maximum ??= ("maximum", largest);
        }

        if (minimum is { } least)
            schema.Set(least.Keyword, least.Value);
        if (maximum is { } most)
            schema.Set(most.Keyword, most.Value);
    }

    private static (string, double)? Bound(ContractMember member, double? bound, bool isMinimum)
    {
        if (bound is not { } value)
            return null;
        bool isExclusive = isMinimum ? member.ExclusiveMinimum : member.ExclusiveMaximum;
        string inclusive = isMinimum ? "minimum" : "maximum";
        string exclusive = isMinimum ? "exclusiveMinimum" : "exclusiveMaximum";
        if (!NumberRounding.Rounds(member.Element))
            return (isExclusive ? exclusive : inclusive, value);
        double held = NumberRounding.Round(member.Element, value);
        if (!isExclusive)
            return (inclusive, isMinimum ? Math.Min(value, held) : Math.Max(value, held));

        // What becomes the bound is out with it.
        return (NumberRounding.IsEven(member.Element, held) ? exclusive : inclusive, NumberRounding.Halfway(member.Element, held, isMinimum));
    }

    // The ends of 64-bit integers are not float64, in which most validators compute; the next numbers are.
    private static void FillIntegerBounds(JsonSchema schema, ContractMember member)
    {
        (decimal? least, decimal? most) = IntegerRange.Of(member.Element);
        decimal? minimum = Integer(member.Minimum) ?? least;
        decimal? maximum = Integer(member.Maximum) ?? most;
        bool isOpen = !member.ExclusiveMaximum && maximum is long.MaxValue or ulong.MaxValue;
        if (minimum is { } from)
            schema.Set(member.ExclusiveMinimum ? "exclusiveMinimum" : "minimum", Raw(from));
        if (maximum is { } to)
            schema.Set(member.ExclusiveMaximum || isOpen ? "exclusiveMaximum" : "maximum", Raw(isOpen ? to + 1 : to));
        if (member.ExactIn.Length > 0)
            FillExact(schema, member.ExactIn, (double)Math.Max(Math.Abs(minimum ?? 0), Math.Abs(maximum ?? 0)));
    }

    // Integers that a floating-point type holds: all up to a power of two, then every second one up to the next, and so on.
    private static void FillExact(JsonSchema schema, string element, double largest)
    {
        var exact = new JsonSchema();
        for (double end = Math.Pow(2, NumberRounding.Digits(element)), step = 1; end / 2 < largest || step == 1; end *= 2, step *= 2)
        {
            var part = new JsonSchema();
            if (step > 1)
                part.Set("multipleOf", step);
            double most = Math.Min(end, NumberRounding.Largest(element));
            part.Set("minimum", -most);
            part.Set("maximum", most);
            exact.AnyOf.Add(part);
            if (most < end)
                break;
        }

        if (exact.AnyOf.Count > 1)
            schema.AllOf.Add(exact);
    }

    private static JRaw Raw(decimal number) => new(number.ToString("G29", CultureInfo.InvariantCulture));

    private static decimal? Integer(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number
        && decimal.TryParse(number.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal parsed) ? parsed : null;
}
