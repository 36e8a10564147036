using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Diagnostics;

/// <summary>
/// Reports MPK1001 from the generator in a build. Such a class misses the members of its interface, and where the compiler finds errors in
/// declarations it stops before it asks analyzers: without this the author would see those members only, and not what to do.
/// </summary>
internal static class IncompleteContracts
{
    /// <summary>Adds the step. An editor's build is left out, since the analyzer's diagnostics show there, with fixes.</summary>
    public static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ContractSource> contracts)
    {
        IncrementalValueProvider<bool> isEditor = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.DesignTimeBuild", out string? value) && value == "true");
        IncrementalValuesProvider<string> incomplete = contracts
            .Where(static contract => !contract.Predictor.CanBeCompleted)
            .Combine(isEditor)
            .Where(static pair => !pair.Right)
            .Select(static (pair, _) => pair.Left.Predictor.MetadataName);

        // Only a diagnostic with a place in the compilation can be silenced there; without such a class nothing asks for it.
        context.RegisterSourceOutput(incomplete.Combine(context.CompilationProvider), static (output, pair) =>
        {
            if (pair.Right.Assembly.GetTypeByMetadataName(pair.Left) is { } predictor)
                Report(predictor, pair.Right, output);
        });
    }

    // Only for a class that names the interface: any other compiles, and analyzers are asked.
    private static void Report(INamedTypeSymbol predictor, Compilation compilation, SourceProductionContext output)
    {
        CancellationToken cancellationToken = output.CancellationToken;
        if (predictor.TypeKind != TypeKind.Class || PredictorParser.FindInterface(predictor) is null)
            return;
        var flaws = new List<ContractIssue>();
        PredictorParser.Parse(predictor, flaws, cancellationToken);
        var locator = new IssueLocator(predictor, ContractParser.Parse(predictor, cancellationToken), compilation, cancellationToken);
        foreach (ContractIssue flaw in flaws)
            output.ReportDiagnostic(ContractDiagnostics.Create(flaw, locator.Find(flaw.Place)));
    }
}
