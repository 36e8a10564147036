using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>What <c>[MissingAs]</c> gives for a nullable member.</summary>
internal static class MissingValue
{
    /// <summary>The value as a C# expression of the member's type; null without the attribute, or when its value does not fit.</summary>
    public static string? Expression(AttributeData? attribute, MemberType type) =>
        type.Form == MemberForm.Scalar ? Element(attribute, type) : null;

    /// <summary>The attribute's value as a C# expression of the member's element type; null without the attribute, or when its value does not fit.</summary>
    public static string? Element(AttributeData? attribute, MemberType type)
    {
        if (attribute is not { ConstructorArguments.Length: 1 } || attribute.Argument<object>(0) is not { } value)
            return null;
        return type.Element switch
        {
            ScalarType.Boolean => value is bool flag ? CSharpLiteral.Of(flag) : null,
            ScalarType.String => value is string text ? CSharpLiteral.Of(text) : null,
            ScalarType.Enum => EnumValue(value, type.Enum!),
            _ => Number.From(value, type.Element, IntegerRounding.Exact).Literal,
        };
    }

    /// <summary>What to write instead.</summary>
    public static string Advice(AttributeData? attribute, MemberType type)
    {
        string bare = type.FullName.TrimEnd('?');
        bare = bare.Substring(bare.LastIndexOfAny(['.', ':']) + 1);
        if (Example(type) is not { } example)
            return "a missing array or map has no stand-in; remove the '?'";
        string wrong = attribute is null ? "nothing says what the model gets for null" : "the value of its [MissingAs] is no '" + bare + "'";
        return wrong + "; write for example [MissingAs(" + example + ")], or make it '" + bare + "'";
    }

    /// <summary>A value that <c>[MissingAs]</c> could give, as code; null where nothing stands for a null.</summary>
    public static string? Example(MemberType type) => type.Form != MemberForm.Scalar ? null : type.Element switch
    {
        ScalarType.Boolean => "false",
        ScalarType.String => "\"\"",
        ScalarType.Enum => CSharpLiteral.Of(type.Enum!.Members.Count > 0 ? type.Enum.Members[0].Label : ""),
        ScalarType.BFloat16 or ScalarType.Half or ScalarType.Single => "float.NaN",
        ScalarType.Double => "double.NaN",
        _ => "0",
    };

    private static string? EnumValue(object value, EnumType type)
    {
        if (value is string label)
        {
            EnumMember? named = type.Members.FirstOrDefault(candidate =>
                string.Equals(candidate.Label, label, candidate.IsExplicit ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));
            return named is null ? null : type.FullName + "." + TypeNames.Escape(named.Name);
        }

        Number number = Number.From(value, type.Underlying, IntegerRounding.Exact);
        return number.Literal is null ? null : "(" + type.FullName + ")(" + number.Literal + ")";
    }
}
