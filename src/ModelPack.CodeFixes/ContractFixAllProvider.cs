using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ModelPack.CodeFixes;

/// <summary>Makes the same kind of change everywhere, in one go: several members may be missing from one type, whose file need not be the contract's.</summary>
internal sealed class ContractFixAllProvider : FixAllProvider
{
    public static ContractFixAllProvider Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var changes = new List<ContractChange>();
        foreach (Diagnostic diagnostic in await DiagnosticsOfAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            IReadOnlyList<ContractChange> offered = await ContractChanges.OfferAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
            changes.AddRange(offered.Where(change => change.Key == fixAllContext.CodeActionEquivalenceKey).Take(1));
        }

        if (changes.Count == 0)
            return null;
        Solution solution = fixAllContext.Solution;
        string title = changes.Select(change => change.Title).Distinct().Count() == 1 ? changes[0].Title : "Repair all contracts";
        return CodeAction.Create(title, cancellationToken => ContractChanges.ApplyAsync(solution, changes, cancellationToken), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsOfAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            case FixAllScope.Solution:
                var all = new List<Diagnostic>();
                foreach (Project project in context.Solution.Projects)
                    all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                return all;
            default:
                return ImmutableArray<Diagnostic>.Empty;
        }
    }
}
