using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Gives a member the type that its tensor holds.</summary>
internal static class ChangeType
{
    public static IEnumerable<ContractChange> Offer(FixPlace place)
    {
        if (place.MemberOfType() is null || place.FindType(place.Fix.Values[0]) is not { } type)
            yield break;
        string name = type.ToMinimalDisplayString(place.Model, NullableFlowState.None, place.Node.SpanStart);
        yield return new ContractChange("Change type to '" + name + "'", place.Id, async (solution, cancellation) =>
        {
            DocumentEditor editor = await solution.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
            editor.ReplaceNode(place.Node, (current, generator) => TypeNames.Of(type, generator).WithTriviaFrom(current));
        });
    }
}
