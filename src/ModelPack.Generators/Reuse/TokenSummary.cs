using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.Generators.Reuse;

/// <summary>Hash and identifiers of the tokens that other code can see: all but those of bodies, without comments and white space.</summary>
internal sealed class TokenSummary
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public TokenSummary() => Hash = Start;

    public TokenSummary(TokenSummary around)
    {
        Hash = around.Hash;
        Mentions.UnionWith(around.Mentions);
    }

    /// <summary>Of the tokens in their order.</summary>
    public ulong Hash { get; private set; }

    public bool IsEmpty => Hash == Start;

    public HashSet<string> Mentions { get; } = [];

    public void AddEach(IEnumerable<SyntaxNode> nodes)
    {
        foreach (SyntaxNode node in nodes)
            Add(node);
    }

    public void Add(SyntaxNode node)
    {
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is not { } inner)
                Add(child.AsToken());
            else if (IsBody(inner))
                Mix((ulong)inner.RawKind);
            else
                Add(inner);
        }
    }

    /// <summary>Adds what says, outside tokens, whether types are annotated: a file that calls itself generated, and where annotations are switched on and off.</summary>
    public void AddHeader(CompilationUnitSyntax unit)
    {
        Mix(unit.GetLeadingTrivia().ToFullString());
        for (DirectiveTriviaSyntax? directive = unit.ContainsDirectives ? unit.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
        {
            if (!directive.IsKind(SyntaxKind.NullableDirectiveTrivia))
                continue;
            Mix((ulong)directive.SpanStart);
            Mix(directive.ToString());
        }
    }

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax or StatementSyntax;

    private void Add(SyntaxToken token)
    {
        Mix((ulong)token.RawKind);
        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            Mix(token.ValueText);
            Mentions.Add(token.ValueText);
        }
        else if (!SyntaxFacts.IsReservedKeyword(token.Kind()) && !SyntaxFacts.IsPunctuation(token.Kind()))
        {
            Mix(token.Text);
        }
    }

    private void Mix(string text)
    {
        foreach (char letter in text)
            Mix(letter);
        Mix((ulong)text.Length);
    }

    private void Mix(ulong value) => Hash = unchecked((Hash ^ value) * Prime);
}
