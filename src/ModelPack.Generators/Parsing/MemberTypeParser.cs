using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Classifies the type of a member.</summary>
internal static class MemberTypeParser
{
    /// <summary>The type; <see cref="MemberForm.Unsupported"/> with an empty name when the compiler refuses it already.</summary>
    public static MemberType Parse(ITypeSymbol type)
    {
        ITypeSymbol bare = Underlying(type, out bool isNullable);
        string fullName = FullName(type, bare, isNullable);
        if (ScalarTypes.Of(bare) is var scalar and not ScalarType.None)
            return new MemberType(MemberForm.Scalar, fullName, scalar, EnumOf(bare), ScalarType.None, isNullable);

        switch (bare)
        {
            case IArrayTypeSymbol { Rank: 1 } array when ElementOf(array.ElementType) is var element and not ScalarType.None:
                return new MemberType(MemberForm.Array, fullName, element, EnumOf(array.ElementType), ScalarType.None, isNullable);
            case INamedTypeSymbol { Name: "ReadOnlyMemory", Arity: 1 } memory when memory.ContainingNamespace.IsSystem()
                && ElementOf(memory.TypeArguments[0]) is var element and not ScalarType.None:
                return new MemberType(MemberForm.Memory, fullName, element, EnumOf(memory.TypeArguments[0]), ScalarType.None, isNullable);
            case INamedTypeSymbol { Name: "Tensor", Arity: 1 } tensor when tensor.ContainingNamespace.IsNumericTensors()
                && ElementOf(tensor.TypeArguments[0]) is var element and not (ScalarType.None or ScalarType.Enum):
                return new MemberType(MemberForm.Tensor, fullName, element, null, ScalarType.None, isNullable);
            case INamedTypeSymbol { Name: "IReadOnlyDictionary", Arity: 2 } map when map.ContainingNamespace.IsGenericCollections()
                && ElementOf(map.TypeArguments[0]) is var key and (ScalarType.Int64 or ScalarType.String or ScalarType.Enum)
                && ElementOf(map.TypeArguments[1]) is var value and (ScalarType.Single or ScalarType.Double or ScalarType.Int64 or ScalarType.String):
                return new MemberType(MemberForm.Dictionary, fullName, value, EnumOf(map.TypeArguments[0]), key, isNullable);
            case INamedTypeSymbol { Name: "IReadOnlyList", Arity: 1 } list when list.ContainingNamespace.IsGenericCollections()
                && Parse(list.TypeArguments[0]) is { IsNullable: false, Form: not (MemberForm.Unsupported or MemberForm.List) } item:
                return new MemberType(MemberForm.List, fullName, item.Element, item.Enum, item.Key, isNullable) { Item = item };
            default:
                return new MemberType(MemberForm.Unsupported, IsBroken(bare) ? "" : fullName, ScalarType.None, null, ScalarType.None, isNullable);
        }
    }

    /// <summary>The type with null as a value of it: where nullable annotations are off, only <c>[MissingAs]</c> can say so.</summary>
    public static MemberType AsNullable(MemberType type) => type with { IsNullable = true, FullName = type.FullName + "?" };

    private static ITypeSymbol Underlying(ITypeSymbol type, out bool isNullable)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            return nullable.TypeArguments[0];
        }

        isNullable = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
        return type;
    }

    private static string FullName(ITypeSymbol type, ITypeSymbol bare, bool isNullable) =>
        bare.TypeKind != TypeKind.Enum && ScalarTypes.Of(bare) is var scalar and not (ScalarType.None or ScalarType.Half or ScalarType.BFloat16)
            ? isNullable ? scalar.ToCSharp() + "?" : scalar.ToCSharp()
            : TypeNames.Full(type);

    // float?[] has no place for nulls in a tensor; string?[] differs from string[] only for the compiler.
    private static ScalarType ElementOf(ITypeSymbol type) => ScalarTypes.Of(type);

    private static EnumType? EnumOf(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Enum } found ? EnumParser.Parse(found) : null;

    private static bool IsBroken(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsBroken(array.ElementType),
        INamedTypeSymbol { Arity: > 0 } generic => System.Linq.Enumerable.Any(generic.TypeArguments, IsBroken),
        _ => false,
    };
}
