using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    public static void Report(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<bool> isEditor = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.DesignTimeBuild", out string? value) && value == "true");
        IncrementalValuesProvider<ImmutableArray<Diagnostic>> found = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.ModelContractAttribute, static (node, _) => node is TypeDeclarationSyntax, Find)
            .Where(static diagnostics => !diagnostics.IsEmpty);
        context.RegisterSourceOutput(found.Combine(isEditor), static (output, pair) =>
        {
            if (pair.Right)
                return;
            foreach (Diagnostic diagnostic in pair.Left)
                output.ReportDiagnostic(diagnostic);
        });
    }

    // Only for a class that names the interface: any other compiles, and analyzers are asked.
    private static ImmutableArray<Diagnostic> Find(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var predictor = (INamedTypeSymbol)context.TargetSymbol;
        if (predictor.TypeKind != TypeKind.Class || PredictorParser.FindInterface(predictor) is null)
            return [];
        var flaws = new List<ContractIssue>();
        PredictorParser.Parse(predictor, flaws, cancellationToken);
        if (flaws.Count == 0)
            return [];
        ContractSource source = ContractParser.Parse(predictor, cancellationToken);
        var locator = new IssueLocator(predictor, source, context.SemanticModel.Compilation, cancellationToken);
        return [.. flaws.Select(flaw => ContractDiagnostics.Create(flaw, locator.Find(flaw.Place)))];
    }
}
