using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Adds the labels that an enum lacks.</summary>
internal static class AddLabels
{
    public static IEnumerable<ContractChange> Offer(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.FindType(place.Fix.Type) is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || place.FindDeclaration(type, cancellationToken) is not EnumDeclarationSyntax declaration
            || AttributeWriter.Find(place.Model, "System.Runtime.Serialization.EnumMemberAttribute") is not { } attribute)
            yield break;

        IReadOnlyList<string> values = place.Fix.Values;
        decimal? next = NextNumber(type);
        yield return new ContractChange("Add the missing labels to '" + type.Name + "'", place.Id, async (solution, cancellation) =>
        {
            DocumentEditor editor = await solution.GetDocumentEditorAsync(place.FindDocument(declaration.SyntaxTree), cancellation).ConfigureAwait(false);
            editor.ReplaceNode(declaration, (current, generator) =>
            {
                var changed = (EnumDeclarationSyntax)current;
                for (int index = 0; index < values.Count; index += 3)
                {
                    string number = values[index + 2].Length > 0 ? values[index + 2] : index == 0 && next is { } free ? free.ToString(CultureInfo.InvariantCulture) : "";
                    changed = Add(changed, values[index], values[index + 1], number, attribute, generator);
                }

                return changed;
            });
        });
    }

    private static EnumDeclarationSyntax Add(EnumDeclarationSyntax type, string name, string label, string number, INamedTypeSymbol attribute, SyntaxGenerator generator)
    {
        // Two members of the enum may bind two outputs with the same labels.
        if (type.Members.Any(known => known.Identifier.ValueText == name))
            return type;
        string text = Identifiers.Of(name) + (number.Length > 0 ? " = " + number : "");
        SyntaxNode member = ((EnumDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("enum E{" + text + "}")!).Members[0];
        if (label.Length > 0)
            member = AttributeWriter.Add(member, attribute, generator, [AttributeWriter.Named("Value", label)]);
        return type.WithMembers(SeparatedLists.Insert(type.Members, type.Members.Count, (EnumMemberDeclarationSyntax)member));
    }

    // The compiler counts on from the last member; where that number is taken, the new members start above all.
    private static decimal? NextNumber(INamedTypeSymbol type)
    {
        List<decimal> numbers = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
            .Select(field => Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture))];
        return numbers.Count > 0 && numbers.Contains(numbers[numbers.Count - 1] + 1) ? numbers.Max() + 1 : null;
    }
}
