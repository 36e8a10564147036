using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Says on the contract class what its batch dimension is.</summary>
internal static class SetBatch
{
    public static IEnumerable<ContractChange> Offer(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.FindType(place.Fix.Type) is not INamedTypeSymbol predictor
            || AttributeWriter.Find(place.Model, "ModelPack.ModelContractAttribute") is not { } type
            || predictor.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type))
                ?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList: { } arguments }
            || place.FindDocument(arguments.SyntaxTree) is not { } document)
            yield break;

        AttributeArgumentSyntax batch = AttributeWriter.Named("Batch", place.Fix.Values[0]);
        yield return new ContractChange("Write " + batch + " on '" + predictor.Name + "'", place.Id + ".Batch", async (solution, cancellation) =>
        {
            DocumentEditor editor = await solution.GetDocumentEditorAsync(document, cancellation).ConfigureAwait(false);
            editor.ReplaceNode(arguments, (current, _) => Set((AttributeArgumentListSyntax)current, batch));
        });
    }

    // Several members may ask for it.
    private static AttributeArgumentListSyntax Set(AttributeArgumentListSyntax list, AttributeArgumentSyntax batch)
    {
        AttributeArgumentSyntax? written = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Batch");
        return written is null
            ? list.WithArguments(SeparatedLists.Insert(list.Arguments, list.Arguments.Count, batch))
            : list.ReplaceNode(written.Expression, batch.Expression.WithTriviaFrom(written.Expression));
    }
}
