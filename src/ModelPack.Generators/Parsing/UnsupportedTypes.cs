using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>Says why no tensor binds to a type, and which type to use instead.</summary>
internal static class UnsupportedTypes
{
    private const string Choices =
        "use bool, sbyte to ulong, Half, BFloat16, float, double, string, an enum, T[] or ReadOnlyMemory<T> of these, Tensor<T>, IReadOnlyDictionary<long, string or enum, float, double, long or string>, or IReadOnlyList<T> of all these";

    public static string Describe(ITypeSymbol type, TypeRole role) =>
        role == TypeRole.Columns ? "a column of a feature vector holds one number; move '" + TypeNames.Short(type) + "' to the type around it" : (role == TypeRole.Free ? "contract JSON has no form for '" : "no tensor binds to '") + TypeNames.Short(type) + "'; " + (Hint(type) ?? Choices);

    private static string? Hint(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Decimal } => "use 'double' or 'float'",
        { SpecialType: SpecialType.System_Char } => "use 'string'",
        { SpecialType: SpecialType.System_DateTime } => "use a number that the model understands, as in 'long'",
        IArrayTypeSymbol { ElementType: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } element } =>
            "a tensor has no nulls: use '" + TypeNames.Short(element.TypeArguments[0]) + "[]'",
        IArrayTypeSymbol array when LeafOf(array) is var leaf && ScalarTypes.Of(leaf) != Model.ScalarType.None =>
            "use '" + TypeNames.Short(leaf) + "[]' with the elements in row-major order",
        INamedTypeSymbol { Arity: 1, Name: "Memory" or "Span" or "ReadOnlySpan" or "List" or "IList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" } list
            when ScalarTypes.Of(list.TypeArguments[0]) != Model.ScalarType.None => "use '" + TypeNames.Short(list.TypeArguments[0]) + "[]'",
        INamedTypeSymbol { Arity: 2, Name: "Dictionary" or "IDictionary" } map =>
            "use 'IReadOnlyDictionary<" + TypeNames.Short(map.TypeArguments[0]) + ", " + TypeNames.Short(map.TypeArguments[1]) + ">'",
        _ => null,
    };

    private static ITypeSymbol LeafOf(IArrayTypeSymbol array)
    {
        ITypeSymbol leaf = array.ElementType;
        while (leaf is IArrayTypeSymbol inner)
            leaf = inner.ElementType;
        return leaf;
    }
}
