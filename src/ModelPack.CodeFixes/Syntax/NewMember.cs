using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ModelPack.CodeFixes.Syntax;

/// <summary>A member that a type gets, written as the others are: a parameter, a property or a field.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Attribute">The type of its attribute; null without one.</param>
/// <param name="Arguments">The attribute's arguments.</param>
internal sealed record NewMember(ITypeSymbol Type, string Name, INamedTypeSymbol? Attribute, IReadOnlyList<AttributeArgumentSyntax> Arguments)
{
    /// <summary>Adds it as a parameter of the record, before those that may be left out.</summary>
    /// <param name="type">The record.</param>
    /// <param name="index">Its place; at most that of the first parameter with a default.</param>
    /// <param name="generator">Writes names.</param>
    public TypeDeclarationSyntax AddParameter(TypeDeclarationSyntax type, int index, SyntaxGenerator generator)
    {
        SyntaxNode parameter = SyntaxFactory.Parameter(Identifiers.Of(Name)).WithType(TypeSyntax(generator));
        return type.WithParameterList(type.ParameterList!.WithParameters(
            SeparatedLists.Insert(type.ParameterList.Parameters, index, (ParameterSyntax)WithAttribute(parameter, generator))));
    }

    /// <summary>Adds it to the body.</summary>
    /// <param name="type">The type.</param>
    /// <param name="index">Its place among the members; negative for the place after all other data.</param>
    /// <param name="generator">Writes names.</param>
    public TypeDeclarationSyntax AddToBody(TypeDeclarationSyntax type, int index, SyntaxGenerator generator)
    {
        type = WithBody(type);
        List<MemberDeclarationSyntax> data = [.. type.Members.Where(DataMembers.IsData)];
        bool isField = data.Count > 0 && data.TrueForAll(member => member is FieldDeclarationSyntax);
        bool hasSetters = data.Exists(member => HasAccessor(member, SyntaxKind.SetKeyword)) && !data.Exists(member => HasAccessor(member, SyntaxKind.InitKeyword));
        string rest = isField ? ";" : hasSetters ? " { get; set; }" : " { get; init; }";
        MemberDeclarationSyntax member = SyntaxFactory.ParseMemberDeclaration("public required T " + Identifiers.Of(Name) + rest)!;
        member = member.ReplaceNode(member.DescendantNodes().OfType<TypeSyntax>().First(), TypeSyntax(generator));
        member = (MemberDeclarationSyntax)WithAttribute(member, generator);
        if (index < 0)
            index = data.Count == 0 ? 0 : type.Members.IndexOf(data[data.Count - 1]) + 1;
        MemberDeclarationSyntax? sibling = index > 0 ? type.Members[index - 1] : data.FirstOrDefault();
        return type.WithMembers(type.Members.Insert(index, LayOut(member, sibling, type)));
    }

    private TypeSyntax TypeSyntax(SyntaxGenerator generator) => TypeNames.Of(Type, generator).WithTrailingTrivia(SyntaxFactory.Space);

    private SyntaxNode WithAttribute(SyntaxNode member, SyntaxGenerator generator) =>
        Attribute is null ? member : AttributeWriter.Add(member, Attribute, generator, Arguments);

    private static bool HasAccessor(MemberDeclarationSyntax member, SyntaxKind keyword) =>
        member is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.Any(accessor => accessor.Keyword.IsKind(keyword));

    private static TypeDeclarationSyntax WithBody(TypeDeclarationSyntax type)
    {
        if (!type.OpenBraceToken.IsKind(SyntaxKind.None))
            return type;
        SyntaxTrivia lineBreak = SeparatedLists.LineBreakOf(type);
        return (TypeDeclarationSyntax)type
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(lineBreak).WithTrailingTrivia(lineBreak))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    // Like its neighbour: on a line of its own or not, with a blank line between or not.
    private static MemberDeclarationSyntax LayOut(MemberDeclarationSyntax member, MemberDeclarationSyntax? sibling, TypeDeclarationSyntax type)
    {
        if (sibling is null)
        {
            SyntaxTrivia lineBreak = SeparatedLists.LineBreakOf(type);
            return member.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(lineBreak).WithAdditionalAnnotations(Formatter.Annotation);
        }

        SyntaxTriviaList indentation = SeparatedLists.IndentationOf(sibling);
        SyntaxTrivia end = sibling.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        bool isSpaced = type.Members.IndexOf(sibling) > 0 && sibling.GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
        return member
            .WithLeadingTrivia(isSpaced ? indentation.Insert(0, SeparatedLists.LineBreakOf(type)) : indentation)
            .WithTrailingTrivia(end == default ? SyntaxFactory.Space : end);
    }
}
