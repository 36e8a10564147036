using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads the attributes that bound lengths.</summary>
internal static class LengthParser
{
    public static RuleResult StringLength(AttributeData attribute, MemberType type)
    {
        int minimum = attribute.Named<int>("MinimumLength");
        int maximum = attribute.Argument<int>(0);
        if (type is not { Form: MemberForm.Scalar, Element: ScalarType.String })
            return RuleResult.Misfit(HasLength(type) ? "it bounds a string; for an array use [Length]" : "it bounds the length of a string");
        return Contradiction(minimum, maximum) ?? RuleParser.Rule(RuleKind.StringLength, attribute, minimum == 0 ? null : Text(minimum), Text(maximum));
    }

    public static RuleResult Length(AttributeData attribute, MemberType type)
    {
        int minimum = attribute.Argument<int>(0);
        int maximum = attribute.Argument<int>(1);
        return Misfit(type, minimum, maximum) ?? RuleParser.Rule(RuleKind.Length, attribute, Text(minimum), Text(maximum));
    }

    public static RuleResult MinLength(AttributeData attribute, MemberType type)
    {
        int minimum = attribute.Argument<int>(0);
        return Misfit(type, minimum, int.MaxValue) ?? RuleParser.Rule(RuleKind.MinLength, attribute, minimum: Text(minimum));
    }

    public static RuleResult MaxLength(AttributeData attribute, MemberType type)
    {
        // Without an argument, or with -1, everything is allowed; 0 is refused at run time by the attribute itself.
        int maximum = attribute.ConstructorArguments.IsEmpty ? -1 : attribute.Argument<int>(0);
        if (Misfit(type, 0, int.MaxValue) is { } misfit)
            return misfit;
        if (maximum is 0 or < -1)
            return RuleResult.Misfit("a maximum length is 1 or more");
        return maximum == -1 ? default(RuleResult) : RuleParser.Rule(RuleKind.MaxLength, attribute, maximum: Text(maximum));
    }

    private static bool HasLength(MemberType type) => type.Form is not (MemberForm.Scalar or MemberForm.Nested) || type.Element == ScalarType.String;

    private static RuleResult? Misfit(MemberType type, int minimum, int maximum) =>
        HasLength(type) ? Contradiction(minimum, maximum) : RuleResult.Misfit("it bounds the length of a string, array or map");

    private static RuleResult? Contradiction(int minimum, int maximum)
    {
        if (minimum >= 0 && minimum <= maximum)
            return null;
        return RuleResult.Misfit("no length lies between " + Text(minimum) + " and " + Text(maximum));
    }

    private static string Text(int length) => length.ToString(CultureInfo.InvariantCulture);
}
