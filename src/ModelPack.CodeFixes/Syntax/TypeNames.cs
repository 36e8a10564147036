using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace ModelPack.CodeFixes.Syntax;

/// <summary>Writes types: as short as the file's usings allow, with a using added where it lacks one.</summary>
internal static class TypeNames
{
    // Without the generator's elastic trivia, by which the formatter would lay out the code around it anew.
    public static TypeSyntax Of(ITypeSymbol type, SyntaxGenerator generator)
    {
        SyntaxNode written = generator.TypeExpression(type);
        return (TypeSyntax)written.ReplaceTokens(written.DescendantTokens(), static (_, token) => token
            .WithLeadingTrivia()
            .WithTrailingTrivia(token.IsKind(SyntaxKind.CommaToken) ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : SyntaxFactory.TriviaList()))
            .WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }
}
