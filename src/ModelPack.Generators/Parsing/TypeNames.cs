using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Generators.Parsing;

/// <summary>How names of types and members are written.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NamespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>With <c>global::</c>, nullable annotations included.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(FullFormat);

    /// <summary>As messages write it, without namespaces.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>A namespace as a declaration writes it; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol? symbol) =>
        symbol is null || symbol.IsGlobalNamespace ? "" : symbol.ToDisplayString(NamespaceFormat);

    /// <summary>As reflection spells it: <c>Namespace.Outer+Inner</c>.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return Metadata(outer) + "+" + type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } container
            ? container.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) + "." + type.MetadataName
            : type.MetadataName;
    }

    /// <summary>A name as code writes it: keywords get an <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
