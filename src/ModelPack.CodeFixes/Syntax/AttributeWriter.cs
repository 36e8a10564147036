using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ModelPack.CodeFixes.Syntax;

/// <summary>Writes attributes on members, constructor parameters and enum members, on the member's own line.</summary>
internal static class AttributeWriter
{
    public static INamedTypeSymbol? Find(SemanticModel model, string metadataName) => model.Compilation.GetTypeByMetadataName(metadataName);

    /// <summary>The attribute that a member has already.</summary>
    public static AttributeSyntax? FindOn(SyntaxNode member, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken) =>
        ListsOf(member).SelectMany(list => list.Attributes).FirstOrDefault(attribute =>
            SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType, type));

    /// <summary>Adds an attribute.</summary>
    public static SyntaxNode Add(SyntaxNode member, INamedTypeSymbol type, SyntaxGenerator generator, params ExpressionSyntax[] arguments) =>
        Add(member, type, generator, arguments.Select(argument => SyntaxFactory.AttributeArgument(argument)));

    /// <summary>Adds an attribute.</summary>
    public static SyntaxNode Add(SyntaxNode member, INamedTypeSymbol type, SyntaxGenerator generator, IEnumerable<AttributeArgumentSyntax> arguments) =>
        Add(member, Create(type, generator, arguments));

    /// <summary>A named argument.</summary>
    public static AttributeArgumentSyntax Named(string name, string value) => SyntaxFactory.AttributeArgument(
        SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.Space),
        null,
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value)));

    /// <summary>Replaces the first argument of an attribute, or adds the attribute.</summary>
    /// <param name="current">The member as it is by now.</param>
    /// <param name="written">The attribute on <paramref name="original"/>; null where there is none.</param>
    /// <param name="original">The member as it was.</param>
    /// <param name="type">The attribute's type.</param>
    /// <param name="generator">Writes names.</param>
    /// <param name="argument">The first argument.</param>
    public static SyntaxNode Set(SyntaxNode current, AttributeSyntax? written, SyntaxNode original, INamedTypeSymbol type, SyntaxGenerator generator, ExpressionSyntax argument)
    {
        if (written is null)
            return Add(current, type, generator, argument);
        int place = ListsOf(original).SelectMany(list => list.Attributes).ToList().IndexOf(written);
        AttributeSyntax now = ListsOf(current).SelectMany(list => list.Attributes).ElementAt(place);
        AttributeArgumentSyntax? first = now.ArgumentList?.Arguments.FirstOrDefault(candidate => candidate.NameEquals is null);
        return first is null ? current : current.ReplaceNode(first, first.WithExpression(argument.WithTriviaFrom(first.Expression)));
    }

    private static AttributeSyntax Create(INamedTypeSymbol type, SyntaxGenerator generator, IEnumerable<AttributeArgumentSyntax> arguments)
    {
        List<AttributeArgumentSyntax> all = [.. arguments];
        IEnumerable<SyntaxToken> commas = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), all.Count - 1);
        return SyntaxFactory.Attribute((NameSyntax)TypeNames.Of(type, generator), SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(all, commas)));
    }

    // Into the first list where there is one, or else before the member, after its comments.
    private static SyntaxNode Add(SyntaxNode member, AttributeSyntax attribute)
    {
        AttributeListSyntax? list = ListsOf(member).FirstOrDefault(candidate => candidate.Target is null);
        if (list is not null)
            return member.ReplaceNode(list, list.WithAttributes(SeparatedLists.Insert(list.Attributes, list.Attributes.Count, attribute)));

        // Parsed, because what the factory makes is elastic: the formatter would put it on a line of its own.
        AttributeListSyntax empty = SyntaxFactory.ParseCompilationUnit("[A]class C{}").Members[0].AttributeLists[0];
        AttributeListSyntax added = empty.WithAttributes(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(member.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxNode bare = member.WithoutLeadingTrivia();
        return bare switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, added)),
            MemberDeclarationSyntax declaration => declaration.WithAttributeLists(declaration.AttributeLists.Insert(0, added)),
            _ => member,
        };
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode member) => member switch
    {
        ParameterSyntax parameter => parameter.AttributeLists,
        MemberDeclarationSyntax declaration => declaration.AttributeLists,
        _ => default,
    };
}
