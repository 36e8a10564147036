using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Reuse;

/// <summary>
/// The syntax trees that a parse reads as text, comments and line numbers included: those of the contract class, of the types that its
/// interfaces name, of their base types and of the types of their members. Of all other trees only what they declare counts.
/// </summary>
internal static class TreesRead
{
    public static IReadOnlyCollection<SyntaxTree> By(INamedTypeSymbol predictor)
    {
        var trees = new HashSet<SyntaxTree>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? outer = predictor; outer is not null; outer = outer.ContainingType)
            AddTrees(outer, trees);
        foreach (INamedTypeSymbol contract in predictor.AllInterfaces)
        {
            foreach (ITypeSymbol argument in contract.TypeArguments)
                Add(argument, trees, seen);
        }

        return trees;
    }

    private static void Add(ITypeSymbol symbol, HashSet<SyntaxTree> trees, HashSet<ISymbol> seen)
    {
        if (symbol is IArrayTypeSymbol array)
            Add(array.ElementType, trees, seen);
        if (symbol is not INamedTypeSymbol named || named.SpecialType != SpecialType.None || !seen.Add(named))
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Add(argument, trees, seen);
        for (INamedTypeSymbol? type = named; type is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            AddTrees(type, trees);
            if (type.TypeKind == TypeKind.Enum)
                continue;
            foreach (ISymbol member in type.GetMembers())
            {
                if (!member.IsStatic && (member as IPropertySymbol)?.Type is { } property)
                    Add(property, trees, seen);
                else if (!member.IsStatic && (member as IFieldSymbol)?.Type is { } field)
                    Add(field, trees, seen);
            }
        }
    }

    private static void AddTrees(INamedTypeSymbol type, HashSet<SyntaxTree> trees)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
            trees.Add(reference.SyntaxTree);
    }
}
