using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>A column of a feature vector, in the model's order.</summary>
/// <param name="Name">The member.</param>
/// <param name="Type">The type of a member that is still to be added; null for one that is there.</param>
/// <param name="Feature">The feature's name, where the member's does not say it; otherwise empty.</param>
/// <param name="Declaration">The declaration of a member that is there; null for one to be added.</param>
/// <param name="Attribute">Its <c>[Feature]</c>; null without one.</param>
internal sealed record FeatureColumn(string Name, ITypeSymbol? Type, string Feature, SyntaxNode? Declaration, AttributeSyntax? Attribute);
