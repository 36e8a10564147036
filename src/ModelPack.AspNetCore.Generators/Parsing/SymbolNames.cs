using Microsoft.CodeAnalysis;

namespace ModelPack.AspNetCore.Generators.Parsing;

/// <summary>Turns symbols into text, so that no symbol leaves the parser.</summary>
internal static class SymbolNames
{
    /// <summary>Namespace and containing types, with dots.</summary>
    public static string ContainerOf(INamedTypeSymbol type)
    {
        ISymbol container = type.ContainingType ?? (ISymbol)type.ContainingNamespace;
        return container is INamespaceSymbol { IsGlobalNamespace: true } ? "" : container.ToDisplayString();
    }
}
