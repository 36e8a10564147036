using System;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Reduces a validation attribute to what generated code compares, or says why it does not fit (MPK1011).</summary>
internal static class RuleParser
{
    public static RuleResult Parse(AttributeData attribute, MemberType type, bool allowsNonFinite, IAssemblySymbol assembly)
    {
        // A broken argument is the compiler's to report.
        if (AttributeExpression.Of(attribute) is not { } expression)
            return default;
        INamedTypeSymbol attributeType = attribute.AttributeClass!;
        if (!attributeType.ContainingNamespace.IsDataAnnotations())
            return Custom(attribute, expression, assembly);

        return attributeType.Name switch
        {
            "RequiredAttribute" => Rule(attribute.Named<bool>("AllowEmptyStrings") ? RuleKind.RequiredAllowEmpty : RuleKind.Required, attribute),
            "RangeAttribute" => RangeParser.Parse(attribute, type, allowsNonFinite),
            "StringLengthAttribute" => LengthParser.StringLength(attribute, type),
            "LengthAttribute" => LengthParser.Length(attribute, type),
            "MinLengthAttribute" => LengthParser.MinLength(attribute, type),
            "MaxLengthAttribute" => LengthParser.MaxLength(attribute, type),
            "RegularExpressionAttribute" => RegularExpression(attribute, type),
            "AllowedValuesAttribute" => ValueListParser.Parse(RuleKind.AllowedValues, attribute, type),
            "DeniedValuesAttribute" => ValueListParser.Parse(RuleKind.DeniedValues, attribute, type),
            _ => Custom(attribute, expression, assembly),
        };
    }

    /// <summary>The attribute's name as code writes it.</summary>
    public static string ShortName(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    public static ValidationRule Rule(RuleKind kind, AttributeData attribute, string? minimum = null, string? maximum = null) =>
        new(kind, minimum, maximum, false, false, default, null, attribute.Named<string>("ErrorMessage"));

    private static RuleResult Custom(AttributeData attribute, string expression, IAssemblySymbol assembly) =>
        attribute.AttributeClass!.IsUsableFrom(assembly)
            ? Rule(RuleKind.Custom, attribute) with { Text = expression }
            : RuleResult.Misfit("generated code cannot use it; make the attribute internal or public");

    private static RuleResult RegularExpression(AttributeData attribute, MemberType type)
    {
        if (type is not { Form: MemberForm.Scalar, Element: ScalarType.String })
            return RuleResult.Misfit("a pattern matches a string");
        string pattern = attribute.Argument<string>(0) ?? "";
        if (pattern.Length == 0)
            return RuleResult.Misfit("the pattern is empty");
        try
        {
            _ = new Regex(pattern);
        }
        catch (ArgumentException problem)
        {
            return RuleResult.Misfit("the pattern is invalid: " + problem.Message);
        }

        return Rule(RuleKind.RegularExpression, attribute) with { Text = pattern };
    }
}
