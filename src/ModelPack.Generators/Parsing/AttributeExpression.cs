using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>Writes the C# expression that makes an attribute again, named arguments included.</summary>
internal static class AttributeExpression
{
    /// <summary>The expression; null when the attribute does not compile yet.</summary>
    public static string? Of(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type || attribute.AttributeConstructor is null)
            return null;
        if (attribute.ConstructorArguments.Any(IsBroken) || attribute.NamedArguments.Any(argument => IsBroken(argument.Value)))
            return null;

        string made = "new " + TypeNames.Full(type) + "(" + string.Join(", ", attribute.ConstructorArguments.Select(Expression)) + ")";
        return attribute.NamedArguments.IsEmpty
            ? made
            : made + " { " + string.Join(", ", attribute.NamedArguments.Select(Assignment)) + " }";
    }

    private static string Assignment(KeyValuePair<string, TypedConstant> argument) =>
        TypeNames.Escape(argument.Key) + " = " + Expression(argument.Value);

    // A null keeps its type, so that the same constructor is chosen, and is forgiven, as the attribute's author did.
    private static string Expression(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => "default(" + TypeNames.Full(constant.Type!.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) + ")!",
        TypedConstantKind.Array => "new " + TypeNames.Full(constant.Type!) + " { " + string.Join(", ", constant.Values.Select(Expression)) + " }",
        TypedConstantKind.Type when constant.Value is ITypeSymbol type => "typeof(" + TypeNames.Full(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) + ")",
        _ => CSharpLiteral.Of(constant.Value, constant.Type),
    };

    private static bool IsBroken(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Array => !constant.IsNull && constant.Values.Any(IsBroken),
        _ => false,
    };
}
