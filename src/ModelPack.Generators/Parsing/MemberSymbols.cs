using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>Finds the members of an input or output type: own and inherited, base types first.</summary>
internal static class MemberSymbols
{
    public static List<MemberSymbol> Of(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct }; current = current.BaseType)
            chain.Push(current);

        var members = new List<MemberSymbol>();
        foreach (INamedTypeSymbol declaring in chain)
        {
            foreach (ISymbol symbol in declaring.GetMembers())
            {
                if (symbol.Kind is not (SymbolKind.Property or SymbolKind.Field) || symbol.IsStatic || Read(symbol, assembly) is not { } member)
                    continue;

                // An override, or a member that hides another, takes the place of the one in the base type.
                int hidden = members.FindIndex(candidate => candidate.Symbol.Name == symbol.Name);
                if (hidden >= 0)
                    members[hidden] = member;
                else
                    members.Add(member);
            }
        }

        members.RemoveAll(member => IsIgnored(member.Symbol));
        return members;
    }

    private static MemberSymbol? Read(ISymbol symbol, IAssemblySymbol assembly) => symbol switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } property when IsMember(property, property.IsRequired, assembly) && getter.IsUsableFrom(assembly) =>
            new MemberSymbol(
                property,
                property.Type,
                property.SetMethod is { } setter && setter.IsUsableFrom(assembly),
                property.SetMethod?.IsInitOnly ?? false,
                property.IsRequired),
        IFieldSymbol { IsImplicitlyDeclared: false } field when IsMember(field, field.IsRequired, assembly) =>
            new MemberSymbol(field, field.Type, !field.IsReadOnly, false, field.IsRequired),
        _ => null,
    };

    // Public members, as for JSON; a required one that is internal must be set too, or nothing can make the type.
    private static bool IsMember(ISymbol symbol, bool isRequired, IAssemblySymbol assembly) =>
        symbol.DeclaredAccessibility == Accessibility.Public || (isRequired && symbol.IsUsableFrom(assembly));

    private static bool IsIgnored(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            const int Always = 1;
            if (attribute.AttributeClass is { Name: "JsonIgnoreAttribute" } type
                && type.ContainingNamespace.IsJsonSerialization()
                && attribute.Named<int?>("Condition") is null or Always)
                return true;
        }

        return false;
    }
}
