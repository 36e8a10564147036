using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Diagnostics;

/// <summary>Reports what is wrong with contracts. Shares parser and binder with the generator, and adds real locations, so that <c>#pragma</c> and <c>.editorconfig</c> work.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ContractDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.ModelContractAttribute) is null)
                return;

            // Read once a compilation, and only when there is a contract.
            AnalyzerOptions options = start.Options;
            var models = new Lazy<EquatableArray<ModelEntry>>(() => ReadModels(options), LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSymbolAction(symbol => Analyze(symbol, models), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<EquatableArray<ModelEntry>> models)
    {
        var predictor = (INamedTypeSymbol)context.Symbol;
        if (predictor.TypeKind != TypeKind.Class || ContractParser.FindContract(predictor) is null)
            return;

        ContractSource source = ContractParser.Parse(predictor, context.CancellationToken);
        EquatableArray<ContractIssue> issues = ContractBinder.Bind(source, models.Value).Issues;
        if (issues.Count == 0)
            return;

        var locator = new IssueLocator(predictor, source, context.Compilation, context.CancellationToken);
        foreach (ContractIssue issue in issues)
            context.ReportDiagnostic(ContractDiagnostics.Create(issue, locator.Find(issue.Place)));
    }

    private static EquatableArray<ModelEntry> ReadModels(AnalyzerOptions options) => new(options.AdditionalFiles
        .Select(file => ModelEntry.Read(file, options.AnalyzerConfigOptionsProvider, CancellationToken.None)!)
        .Where(entry => entry is not null));
}
