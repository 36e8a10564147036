using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.CodeFixes.Syntax;

/// <summary>Writes names as code.</summary>
internal static class Identifiers
{
    /// <summary>A name; keywords get an <c>@</c>.</summary>
    public static SyntaxToken Of(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        ? SyntaxFactory.VerbatimIdentifier(SyntaxTriviaList.Empty, "@" + name, name, SyntaxTriviaList.Empty)
        : SyntaxFactory.Identifier(name);
}
