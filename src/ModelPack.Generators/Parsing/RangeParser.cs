using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads <c>[Range]</c>: bounds become literals of the member's type, so that <c>Range(0.7, 1)</c> takes <c>0.7f</c>.</summary>
internal static class RangeParser
{
    public static RuleResult Parse(AttributeData attribute, MemberType type, bool allowsNonFinite)
    {
        if (type.Form != MemberForm.Scalar || !(type.Element.IsInteger() || type.Element.IsFloatingPoint()))
            return RuleResult.Misfit(type.Element == ScalarType.Enum ? "it bounds a number; for an enum use [AllowedValues]" : "it bounds a single number");
        if (ReadBounds(attribute, out object low, out object high) is { } misfit)
            return RuleResult.Misfit(misfit);

        bool minimumIsExclusive = attribute.Named<bool>("MinimumIsExclusive");
        bool maximumIsExclusive = attribute.Named<bool>("MaximumIsExclusive");
        Number minimum = Number.From(low, type.Element, minimumIsExclusive ? IntegerRounding.Down : IntegerRounding.Up);
        Number maximum = Number.From(high, type.Element, maximumIsExclusive ? IntegerRounding.Up : IntegerRounding.Down);
        if ((minimum.Problem ?? maximum.Problem ?? Contradiction(minimum, maximum, minimumIsExclusive || maximumIsExclusive)) is { } problem)
            return RuleResult.Misfit(problem);
        if (allowsNonFinite && ((minimum.IsInfinite && minimumIsExclusive) || (maximum.IsInfinite && maximumIsExclusive)))
            return RuleResult.Misfit("an exclusive infinity and [AllowNonFinite] contradict each other");

        return RuleParser.Rule(RuleKind.Range, attribute, LiteralOf(minimum), LiteralOf(maximum)) with
        {
            MinimumIsExclusive = minimumIsExclusive && !minimum.IsInfinite,
            MaximumIsExclusive = maximumIsExclusive && !maximum.IsInfinite,
        };
    }

    // Infinity bounds nothing.
    private static string? LiteralOf(Number bound) => bound.IsInfinite ? null : bound.Literal;

    private static string? Contradiction(Number minimum, Number maximum, bool isExclusive)
    {
        if (minimum.Value is double.NaN || maximum.Value is double.NaN)
            return "NaN bounds nothing";
        int order = minimum.Value!.CompareTo(maximum.Value);
        return order > 0 || (order == 0 && isExclusive) ? "no value lies between its minimum and maximum" : null;
    }

    private static string? ReadBounds(AttributeData attribute, out object low, out object high)
    {
        low = high = "";
        if (attribute.ConstructorArguments.Length == 3)
        {
            if (attribute.Argument<ITypeSymbol>(0) is not { } operand || attribute.Argument<string>(1) is not { } from || attribute.Argument<string>(2) is not { } to)
                return "its bounds are null";
            (low, high) = (from, to);
            return Unreadable(operand, from) ?? Unreadable(operand, to);
        }

        (low, high) = (attribute.Argument<object>(0)!, attribute.Argument<object>(1)!);
        return null;
    }

    private static string? Unreadable(ITypeSymbol operand, string text)
    {
        bool isReadable = ScalarTypes.Of(operand) switch
        {
            var integer when integer.IsInteger() => BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            var number when number.IsFloatingPoint() || operand.SpecialType == SpecialType.System_Decimal =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            _ => false,
        };
        return isReadable ? null : "'" + text + "' as " + TypeNames.Short(operand) + " is no number";
    }
}
