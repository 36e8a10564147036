using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.CodeFixes.Syntax;

/// <summary>Inserts into lists with commas, laid out as their author did: one a line where the others are.</summary>
internal static class SeparatedLists
{
    public static SeparatedSyntaxList<T> Insert<T>(SeparatedSyntaxList<T> list, int index, T item)
        where T : SyntaxNode
    {
        if (list.Count == 0)
            return list.Add(item);
        List<SyntaxToken> separators = [.. list.GetSeparators()];
        bool hasTrailing = separators.Count == list.Count;
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(IndentationOf(list[list.Count - 1]).Count > 0 ? LineBreakOf(list[0]) : SyntaxFactory.Space);
        List<T> items = [.. list];
        SyntaxTriviaList indentation = IndentationOf(list[list.Count - 1]);

        // What followed the last item follows the new last one: a line break, a comment.
        if (index == list.Count && !hasTrailing)
        {
            item = item.WithTrailingTrivia(items[index - 1].GetTrailingTrivia());
            items[index - 1] = items[index - 1].WithTrailingTrivia();
        }

        if (index == list.Count && hasTrailing)
            separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(separators[separators.Count - 1].TrailingTrivia));
        else
            separators.Insert(index == list.Count ? index - 1 : index, comma);
        items.Insert(index, item.WithLeadingTrivia(indentation.Concat(item.GetLeadingTrivia())));
        return SyntaxFactory.SeparatedList(items, separators);
    }

    /// <summary>The white space before a node that begins its line; empty for another.</summary>
    public static SyntaxTriviaList IndentationOf(SyntaxNode node) =>
        SyntaxFactory.TriviaList(node.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());

    /// <summary>A line break as the file has them.</summary>
    public static SyntaxTrivia LineBreakOf(SyntaxNode node)
    {
        SyntaxTrivia found = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return found == default ? SyntaxFactory.CarriageReturnLineFeed : found;
    }
}
