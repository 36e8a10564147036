using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads arguments of attributes; what does not compile yet is absent.</summary>
internal static class AttributeArguments
{
    /// <summary>A constructor argument; the default when it is absent or of another type.</summary>
    public static T? Argument<T>(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? ValueOf<T>(attribute.ConstructorArguments[index]) : default;

    /// <summary>A named argument; the default when it is absent.</summary>
    public static T? Named<T>(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return ValueOf<T>(argument.Value);
        }

        return default;
    }

    private static T? ValueOf<T>(TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum or TypedConstantKind.Type && constant.Value is T value ? value : default;
}
