using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Replaces a name that the model or the project does not have, or gives a member the <c>[Tensor]</c> that it needs.</summary>
internal static class ChooseName
{
    public static IEnumerable<ContractChange> Offer(FixPlace place)
    {
        for (int index = 0; index < place.Fix.Values.Count; index++)
        {
            string name = place.Fix.Values[index];
            string key = place.Id + "." + index;
            if (place.Node is ExpressionSyntax { Parent: AttributeArgumentSyntax } argument)
                yield return new ContractChange("Use '" + name + "'", key, Edit(place, argument, (current, _) => Literal(name).WithTriviaFrom(current)));
            else if (MemberOf(place.Node) is { } member && AttributeWriter.Find(place.Model, "ModelPack.TensorAttribute") is { } tensor)
                yield return new ContractChange("Bind to '" + name + "'", key, Edit(place, member, (current, generator) => AttributeWriter.Add(current, tensor, generator, Literal(name))));
        }
    }

    private static System.Func<SolutionEditor, System.Threading.CancellationToken, System.Threading.Tasks.Task> Edit(
        FixPlace place, SyntaxNode node, System.Func<SyntaxNode, SyntaxGenerator, SyntaxNode> change) => async (solution, cancellation) =>
    {
        DocumentEditor editor = await solution.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(node, change);
    };

    // The diagnostic sits on the member's name.
    private static SyntaxNode? MemberOf(SyntaxNode node) => node switch
    {
        PropertyDeclarationSyntax or ParameterSyntax => node,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
        _ => null,
    };

    private static ExpressionSyntax Literal(string name) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
}
