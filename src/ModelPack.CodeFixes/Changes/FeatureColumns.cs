using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>The columns that a fix names, with their declarations.</summary>
internal static class FeatureColumns
{
    /// <summary>The columns; null where one cannot be changed here, or where the name of a new one is taken.</summary>
    public static List<FeatureColumn>? Read(FixPlace place, INamedTypeSymbol type, INamedTypeSymbol feature, CancellationToken cancellationToken)
    {
        var columns = new List<FeatureColumn>();
        for (int index = 0; index < place.Fix.Values.Count; index += 3)
        {
            string name = place.Fix.Values[index];
            string newType = place.Fix.Values[index + 1];
            FeatureColumn? column = newType.Length > 0
                ? Added(place, type, name, newType, place.Fix.Values[index + 2])
                : Existing(place, type, name, feature, cancellationToken);
            if (column is null)
                return null;
            columns.Add(column);
        }

        return columns;
    }

    private static FeatureColumn? Added(FixPlace place, INamedTypeSymbol type, string name, string newType, string feature) =>
        place.FindType(newType) is { } found && !DataMembers.HasMember(type, name) ? new FeatureColumn(name, found, feature, null, null) : null;

    private static FeatureColumn? Existing(FixPlace place, INamedTypeSymbol type, string name, INamedTypeSymbol feature, CancellationToken cancellationToken)
    {
        if (DataMembers.Find(type, name) is not { } symbol || place.FindDeclaration(symbol, cancellationToken) is not { } node)
            return null;
        SyntaxNode? declaration = node is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } ? field : node;
        if (DataMembers.NameOf(declaration) is null)
            return null;
        SemanticModel model = place.Model.Compilation.GetSemanticModel(declaration.SyntaxTree);
        return new FeatureColumn(name, null, "", declaration, AttributeWriter.FindOn(declaration, feature, model, cancellationToken));
    }
}
