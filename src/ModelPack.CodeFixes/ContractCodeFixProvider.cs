using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ModelPack.CodeFixes;

/// <summary>Repairs contracts where the model leaves no choice, or only a few. What to do travels in the properties of the diagnostics.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContractCodeFixProvider)), Shared]
public sealed class ContractCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        ["MPK1001", "MPK1002", "MPK1003", "MPK1004", "MPK1005", "MPK1006", "MPK1007", "MPK1008", "MPK1009", "MPK1012", "MPK1014"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ContractFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (ContractChange change in await ContractChanges.OfferAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(change.Title, cancellationToken => ContractChanges.ApplyAsync(solution, [change], cancellationToken), change.Key),
                    diagnostic);
            }
        }
    }
}
