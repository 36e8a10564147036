using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Says what the model gets for a null, or takes the null away.</summary>
internal static class HandleMissing
{
    public static IEnumerable<ContractChange> Offer(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.MemberOfType() is not { } member)
            yield break;
        string value = place.Fix.Values[0];
        if (value.Length > 0 && AttributeWriter.Find(place.Model, "ModelPack.MissingAsAttribute") is { } missingAs)
        {
            ExpressionSyntax argument = SyntaxFactory.ParseExpression(value);
            AttributeSyntax? written = AttributeWriter.FindOn(member, missingAs, place.Model, cancellationToken);
            yield return new ContractChange((written is null ? "Add" : "Change to") + " [MissingAs(" + value + ")]", place.Id + ".MissingAs", async (solution, cancellation) =>
            {
                DocumentEditor editor = await solution.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
                editor.ReplaceNode(member, (current, generator) => AttributeWriter.Set(current, written, member, missingAs, generator, argument));
            });
        }

        ITypeSymbol? bare = BareType(place, cancellationToken);
        if ((bare is null && place.Node is not NullableTypeSyntax) || member is ParameterSyntax { Default: not null })
            yield break;
        yield return new ContractChange("Remove '?'", place.Id + ".Remove", async (solution, cancellation) =>
        {
            DocumentEditor editor = await solution.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
            editor.ReplaceNode(member, (current, generator) => Require(WithType(current, bare is null ? ((NullableTypeSyntax)place.Node).ElementType : TypeNames.Of(bare, generator))));
        });
    }

    // Of a type that is spelled Nullable<T>.
    private static ITypeSymbol? BareType(FixPlace place, CancellationToken cancellationToken) => place.Model.GetTypeInfo(place.Node, cancellationToken).Type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable when place.Node is not NullableTypeSyntax => nullable.TypeArguments[0],
        _ => null,
    };

    private static SyntaxNode WithType(SyntaxNode member, SyntaxNode type) => member switch
    {
        PropertyDeclarationSyntax property => property.WithType((TypeSyntax)type.WithTriviaFrom(property.Type)),
        ParameterSyntax parameter => parameter.WithType((TypeSyntax)type.WithTriviaFrom(parameter.Type!)),
        FieldDeclarationSyntax field => field.WithDeclaration(field.Declaration.WithType((TypeSyntax)type.WithTriviaFrom(field.Declaration.Type))),
        _ => member,
    };

    // A value that nobody gives must not become 0: that would be a measurement to the model.
    private static SyntaxNode Require(SyntaxNode member)
    {
        if (member is PropertyDeclarationSyntax { Initializer.Value: var initial } withNull && IsNull(initial))
            member = withNull.WithInitializer(null).WithSemicolonToken(default).WithTriviaFrom(withNull);
        if (member is FieldDeclarationSyntax field && DataMembers.VariableOf(field) is { Initializer.Value: var start } variable && IsNull(start))
            member = field.ReplaceNode(variable, variable.WithInitializer(null).WithIdentifier(variable.Identifier.WithTrailingTrivia()));
        return member switch
        {
            PropertyDeclarationSyntax { Initializer: null } property when IsSettable(property) => property.WithModifiers(AddRequired(property.Modifiers)),
            FieldDeclarationSyntax plain when DataMembers.VariableOf(plain) is { Initializer: null } && !plain.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) =>
                plain.WithModifiers(AddRequired(plain.Modifiers)),
            _ => member,
        };
    }

    private static bool IsNull(ExpressionSyntax value) => value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static bool IsSettable(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.Any(accessor => accessor.Keyword.Kind() is SyntaxKind.SetKeyword or SyntaxKind.InitKeyword) ?? false;

    private static SyntaxTokenList AddRequired(SyntaxTokenList modifiers) => modifiers.Count == 0 || modifiers.Any(SyntaxKind.RequiredKeyword)
        ? modifiers
        : modifiers.Add(SyntaxFactory.Token(SyntaxKind.RequiredKeyword).WithTrailingTrivia(SyntaxFactory.Space));
}
