using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads enums: values, and the labels that <c>[EnumMember]</c> gives.</summary>
internal static class EnumParser
{
    public static EnumType Parse(INamedTypeSymbol type)
    {
        var members = new List<EnumMember>();
        foreach (ISymbol symbol in type.GetMembers())
        {
            if (symbol is not IFieldSymbol { HasConstantValue: true } field)
                continue;
            string? label = LabelOf(field);
            members.Add(new EnumMember(field.Name, label ?? field.Name, label is not null, ToInt64(field.ConstantValue!)));
        }

        return new EnumType(TypeNames.Full(type), ScalarTypes.Of(type.EnumUnderlyingType!.SpecialType), new EquatableArray<EnumMember>(members));
    }

    /// <summary>A value of an enum as a C# expression: the member's name, or a cast where no member has it.</summary>
    public static string Expression(INamedTypeSymbol type, object value)
    {
        foreach (ISymbol symbol in type.GetMembers())
        {
            if (symbol is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
                return TypeNames.Full(type) + "." + TypeNames.Escape(field.Name);
        }

        return "(" + TypeNames.Full(type) + ")(" + Convert.ToString(value, CultureInfo.InvariantCulture) + ")";
    }

    private static long ToInt64(object value) =>
        value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string? LabelOf(IFieldSymbol field)
    {
        foreach (AttributeData attribute in field.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "EnumMemberAttribute", ContainingNamespace: { Name: "Serialization", ContainingNamespace.Name: "Runtime" } })
                return attribute.Named<string>("Value");
        }

        return null;
    }
}
