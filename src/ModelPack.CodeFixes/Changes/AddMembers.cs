using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Adds the members that inputs of the model need.</summary>
internal static class AddMembers
{
    public static IEnumerable<ContractChange> Offer(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.FindType(place.Fix.Type) is not INamedTypeSymbol type
            || DataMembers.FindDeclaration(place, type, cancellationToken) is not { } declaration
            || Read(place, type) is not { Count: > 0 } members)
            yield break;

        bool areParameters = DataMembers.AreParameters(type);
        string names = string.Join(", ", members.Select(member => "'" + member.Name + "'"));
        yield return new ContractChange("Add " + names + " to '" + type.Name + "'", place.Id, async (solution, cancellation) =>
        {
            DocumentEditor editor = await solution.GetDocumentEditorAsync(place.FindDocument(declaration.SyntaxTree), cancellation).ConfigureAwait(false);
            foreach (NewMember member in members)
                editor.ReplaceNode(declaration, (current, generator) => Add((TypeDeclarationSyntax)current, member, areParameters, generator));
        });
    }

    /// <summary>Adds a member where its author would: a required parameter cannot follow one with a default.</summary>
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, NewMember member, bool areParameters, SyntaxGenerator generator) => areParameters
        ? member.AddParameter(type, type.ParameterList!.Parameters.TakeWhile(parameter => parameter.Default is null).Count(), generator)
        : member.AddToBody(type, -1, generator);

    // None where a name is taken by something that is no member of the contract.
    private static List<NewMember>? Read(FixPlace place, INamedTypeSymbol type)
    {
        INamedTypeSymbol? tensor = AttributeWriter.Find(place.Model, "ModelPack.TensorAttribute");
        var members = new List<NewMember>();
        for (int index = 0; index < place.Fix.Values.Count; index += 3)
        {
            if (place.FindType(place.Fix.Values[index]) is not { } memberType || DataMembers.HasMember(type, place.Fix.Values[index + 1]))
                return null;
            string name = place.Fix.Values[index + 2];
            members.Add(new NewMember(
                memberType,
                place.Fix.Values[index + 1],
                name.Length > 0 ? tensor : null,
                [SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)))]));
        }

        return members;
    }
}
