using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.CodeFixes.Syntax;

/// <summary>The members of a type that hold its data, as its author declares them.</summary>
internal static class DataMembers
{
    /// <summary>The part of a type that new members go to: the one with the constructor parameters, or else with most members.</summary>
    public static TypeDeclarationSyntax? FindDeclaration(FixPlace place, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        List<TypeDeclarationSyntax> parts = [.. type.DeclaringSyntaxReferences
            .Where(reference => place.FindDocument(reference.SyntaxTree) is not null)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()];
        return parts.Find(part => part.ParameterList is not null) ?? parts.OrderByDescending(part => part.Members.Count(IsData)).FirstOrDefault();
    }

    /// <summary>Whether a type, or one that it derives from, has a member of a name.</summary>
    public static bool HasMember(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == name || !current.GetMembers(name).IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>The property or field of a name, inherited ones included.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(member => member is IPropertySymbol or IFieldSymbol) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Whether a record is made by its parameters alone, so that a new member becomes one of them.</summary>
    public static bool AreParameters(INamedTypeSymbol type) => type.IsRecord
        && type.InstanceConstructors.Count(constructor => !constructor.IsImplicitlyDeclared) == 1
        && type.InstanceConstructors.Single(constructor => !constructor.IsImplicitlyDeclared) is { Parameters.Length: > 0 } only
        && only.DeclaringSyntaxReferences.Length == 1
        && only.DeclaringSyntaxReferences[0].GetSyntax() is RecordDeclarationSyntax;

    /// <summary>Whether a declaration is a property or field of instances.</summary>
    public static bool IsData(MemberDeclarationSyntax member) =>
        member is PropertyDeclarationSyntax or FieldDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword);

    /// <summary>The variable of a field that is declared alone; null where there are several.</summary>
    public static VariableDeclaratorSyntax? VariableOf(FieldDeclarationSyntax field) => field.Declaration.Variables.Count == 1 ? field.Declaration.Variables[0] : null;

    /// <summary>The name of a property, or of a field that is declared alone.</summary>
    public static string? NameOf(SyntaxNode member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax field => VariableOf(field)?.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => null,
    };
}
