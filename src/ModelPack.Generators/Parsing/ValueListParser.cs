using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads <c>[AllowedValues]</c> and <c>[DeniedValues]</c>: values become expressions of the member's type.</summary>
internal static class ValueListParser
{
    public static RuleResult Parse(RuleKind kind, AttributeData attribute, MemberType type)
    {
        if (type.Form != MemberForm.Scalar)
            return RuleResult.Misfit("it compares a single value, not an array or map");

        var values = new List<string>();
        foreach (TypedConstant constant in ValuesOf(attribute))
        {
            if (constant.IsNull)
            {
                // A member that is never null needs no word on null.
                if (type.IsNullable || type.Element == ScalarType.String)
                    values.Add("null");
                continue;
            }

            (string? expression, string? problem) = Convert(constant, type);
            if (expression is null)
                return RuleResult.Misfit(problem!);
            values.Add(expression);
        }

        return RuleParser.Rule(kind, attribute) with { Values = new EquatableArray<string>(values) };
    }

    private static ImmutableArray<TypedConstant> ValuesOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } list ? list.Values : [];

    private static (string? Expression, string? Problem) Convert(TypedConstant constant, MemberType type)
    {
        switch (constant)
        {
            case { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol enumType } when type.Element == ScalarType.Enum && TypeNames.Full(enumType) == type.Enum!.FullName:
                return (CSharpLiteral.Of(constant.Value, enumType), null);
            case { Kind: TypedConstantKind.Primitive, Value: string text } when type.Element == ScalarType.String:
                return (CSharpLiteral.Of(text), null);
            case { Kind: TypedConstantKind.Primitive, Value: bool flag } when type.Element == ScalarType.Boolean:
                return (CSharpLiteral.Of(flag), null);
            case { Kind: TypedConstantKind.Primitive, Value: not (string or bool or null) } when type.Element.IsInteger() || type.Element.IsFloatingPoint():
                Number number = Number.From(constant.Value!, type.Element, IntegerRounding.Exact);
                return (number.Literal, number.Problem);
            default:
                return (null, constant.Kind == TypedConstantKind.Array ? "an array is no value" : CSharpLiteral.Of(constant.Value, constant.Type) + " is of another type");
        }
    }
}
