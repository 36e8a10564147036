using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>Recognises types by name and namespace, without asking the compilation for symbols and without building strings.</summary>
internal static class KnownTypes
{
    public const string ModelContractAttribute = "ModelPack.ModelContractAttribute";

    public static bool IsModelPack(this INamespaceSymbol? symbol) =>
        symbol is { Name: "ModelPack", ContainingNamespace.IsGlobalNamespace: true };

    public static bool IsSystem(this INamespaceSymbol? symbol) =>
        symbol is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    public static bool IsComponentModel(this INamespaceSymbol? symbol) =>
        symbol is { Name: "ComponentModel" } && symbol.ContainingNamespace.IsSystem();

    public static bool IsDataAnnotations(this INamespaceSymbol? symbol) =>
        symbol is { Name: "DataAnnotations" } && symbol.ContainingNamespace.IsComponentModel();

    public static bool IsJsonSerialization(this INamespaceSymbol? symbol) =>
        symbol is { Name: "Serialization", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } text }
        && text.ContainingNamespace.ContainingNamespace.IsSystem();

    public static bool IsGenericCollections(this INamespaceSymbol? symbol) =>
        symbol is { Name: "Generic", ContainingNamespace.Name: "Collections" } && symbol.ContainingNamespace.ContainingNamespace.IsSystem();

    public static bool IsNumericTensors(this INamespaceSymbol? symbol) =>
        symbol is { Name: "Tensors", ContainingNamespace.Name: "Numerics" } && symbol.ContainingNamespace.ContainingNamespace.IsSystem();

    /// <summary>Whether a class is, or derives from, <c>System.ComponentModel.DataAnnotations.ValidationAttribute</c>.</summary>
    public static bool IsValidationAttribute(this INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "ValidationAttribute" && type.ContainingNamespace.IsDataAnnotations())
                return true;
        }

        return false;
    }

    /// <summary>Whether code of <paramref name="assembly"/> outside the type itself may use a symbol.</summary>
    public static bool IsUsableFrom(this ISymbol symbol, IAssemblySymbol assembly)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            bool usable = current.DeclaredAccessibility switch
            {
                Accessibility.Public => true,
                Accessibility.Internal or Accessibility.ProtectedOrInternal =>
                    SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, assembly) || current.ContainingAssembly.GivesAccessTo(assembly),
                _ => false,
            };
            if (!usable)
                return false;
        }

        return true;
    }
}
