using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.Generators.Parsing;

/// <summary>Whether a member has a value of its own when nobody sets it.</summary>
internal static class Initializers
{
    /// <summary>Whether an initializer gives one, or a constructor may: what those of other assemblies do is not to be seen.</summary>
    public static bool Has(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.IsEmpty
        || member.ContainingType.InstanceConstructors.Any(constructor => HasBody(constructor, cancellationToken))
        || member.DeclaringSyntaxReferences.Any(reference => InitializerOf(reference.GetSyntax(cancellationToken)) is { } initializer && !IsNothing(initializer.Value));

    private static bool HasBody(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax);

    private static EqualsValueClauseSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Initializer,
        VariableDeclaratorSyntax field => field.Initializer,
        _ => null,
    };

    // As in null! and default: what the member would have without it.
    private static bool IsNothing(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax forgiven => IsNothing(forgiven.Operand),
        ParenthesizedExpressionSyntax inner => IsNothing(inner.Expression),
        _ => value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression,
    };
}
