using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelPack.Generators.Diagnostics;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>What an author sees: the analyzer's diagnostics, and the compiler's with the generated code in place.</summary>
internal sealed class ContractReport
{
    private ContractReport(ImmutableArray<Diagnostic> ours, ImmutableArray<Diagnostic> compiler) => (Ours, Compiler) = (ours, compiler);

    /// <summary>The analyzer's diagnostics, in source order, without those that are suppressed.</summary>
    public ImmutableArray<Diagnostic> Ours { get; }

    /// <summary>Errors of the compiler.</summary>
    public ImmutableArray<Diagnostic> Compiler { get; }

    /// <summary>Builds a project with generator and analyzer.</summary>
    public static ContractReport Of(UserProject project) => Of(project, project.Compile());

    /// <summary>Builds a compilation of a project, for tests that change its options or references.</summary>
    public static ContractReport Of(UserProject project, CSharpCompilation compilation)
    {
        ImmutableArray<AdditionalText> files = [.. project.Models.Select(model => new SignatureFile(model))];
        CSharpGeneratorDriver
            .Create([new ModelContractGenerator().AsSourceGenerator()], files, UserProject.ParseOptions, new ItemOptions())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, CancellationToken.None);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions(files, new ItemOptions()), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> ours = generated.WithAnalyzers([new ContractAnalyzer()], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return new ContractReport(
            [.. ours.Where(diagnostic => !diagnostic.IsSuppressed).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)],
            [.. generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS1591")]);
    }

    /// <summary>Ids of everything that stops the build.</summary>
    public IEnumerable<string> Errors => Ours.Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).Concat(Compiler).Select(diagnostic => diagnostic.Id);

    /// <summary>The only diagnostic: one of ours, and none of the compiler.</summary>
    public Diagnostic Only(string id)
    {
        Assert.Empty(Compiler.Select(diagnostic => diagnostic.ToString()));
        Diagnostic only = Assert.Single(Ours);
        Assert.Equal(id, only.Id);
        return only;
    }

    /// <summary>The source text that a diagnostic sits on.</summary>
    public static string Span(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
