using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.Fixes;

namespace ModelPack.CodeFixes;

/// <summary>Where a diagnostic sits, and what it says would repair it.</summary>
/// <param name="Document">The file.</param>
/// <param name="Model">Its meaning.</param>
/// <param name="Node">The smallest node at the diagnostic's span.</param>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Fix">What would repair it.</param>
internal sealed record FixPlace(Document Document, SemanticModel Model, SyntaxNode Node, string Id, IssueFix Fix)
{
    /// <summary>A type by its full name; null where it is not known here.</summary>
    public ITypeSymbol? FindType(string fullName)
    {
        ITypeSymbol? type = Model.GetSpeculativeTypeInfo(Node.SpanStart, SyntaxFactory.ParseTypeName(fullName), SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        return type is null or { TypeKind: TypeKind.Error } ? null : type;
    }

    /// <summary>The declaration of a symbol that may be changed: in a file of this project that is not generated.</summary>
    public SyntaxNode? FindDeclaration(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.Where(reference => FindDocument(reference.SyntaxTree) is not null).Select(reference => reference.GetSyntax(cancellationToken)).FirstOrDefault();

    /// <summary>The file of a syntax tree; null where it belongs to another project or is generated.</summary>
    public DocumentId? FindDocument(SyntaxTree tree) =>
        Document.Project.Solution.GetDocument(tree) is { } found and not SourceGeneratedDocument && found.Project.Id == Document.Project.Id ? found.Id : null;

    /// <summary>The member whose type the diagnostic sits on; null where it sits on something else, as for members of another assembly.</summary>
    public SyntaxNode? MemberOfType() => Node is not TypeSyntax ? null : Node.Parent switch
    {
        PropertyDeclarationSyntax property when property.Type == Node => property,
        ParameterSyntax parameter when parameter.Type == Node => parameter,
        VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } => field,
        _ => null,
    };
}
