using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Changes;
using ModelPack.Fixes;

namespace ModelPack.CodeFixes;

/// <summary>What can be done about a diagnostic.</summary>
internal static class ContractChanges
{
    /// <summary>The changes, the most likely first; none where what has to change lies in another project.</summary>
    public static async Task<IReadOnlyList<ContractChange>> OfferAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (IssueFix.From(diagnostic.Properties) is not { } fix
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return [];

        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var place = new FixPlace(document, model, node, diagnostic.Id, fix);
        return [.. fix.Kind switch
        {
            FixKind.MakePartial => MakePartial.Offer(place, cancellationToken),
            FixKind.ChooseName => ChooseName.Offer(place),
            FixKind.AddMembers => AddMembers.Offer(place, cancellationToken),
            FixKind.ChangeType => ChangeType.Offer(place),
            FixKind.SetColumns => SetColumns.Offer(place, cancellationToken),
            FixKind.HandleMissing => HandleMissing.Offer(place, cancellationToken),
            FixKind.SetBatch => SetBatch.Offer(place, cancellationToken),
            FixKind.AddLabels => AddLabels.Offer(place, cancellationToken),
            _ => [],
        }];
    }

    /// <summary>Makes changes, all together.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<ContractChange> changes, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        foreach (ContractChange change in changes)
            await change.Apply(editor, cancellationToken).ConfigureAwait(false);
        return editor.GetChangedSolution();
    }
}
