using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Writes <c>partial</c> on every declaration of a contract class and of the types around it.</summary>
internal static class MakePartial
{
    public static IEnumerable<ContractChange> Offer(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.Node is not TypeDeclarationSyntax type || place.Model.GetDeclaredSymbol(type, cancellationToken) is not { } predictor)
            yield break;
        List<TypeDeclarationSyntax> declarations = [.. WithContainers(predictor)
            .SelectMany(symbol => symbol.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .Where(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))];
        if (declarations.Count == 0 || declarations.Exists(declaration => place.FindDocument(declaration.SyntaxTree) is null))
            yield break;

        yield return new ContractChange("Make '" + predictor.Name + "' partial", place.Id, async (solution, cancellation) =>
        {
            foreach (TypeDeclarationSyntax declaration in declarations)
            {
                DocumentEditor editor = await solution.GetDocumentEditorAsync(place.FindDocument(declaration.SyntaxTree), cancellation).ConfigureAwait(false);
                editor.ReplaceNode(declaration, (current, _) => AddPartial((TypeDeclarationSyntax)current));
            }
        });
    }

    private static IEnumerable<INamedTypeSymbol> WithContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    // Right before the keyword; several contracts may lie in one type.
    private static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
            return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));
        return (TypeDeclarationSyntax)type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
