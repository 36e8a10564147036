extern alias generators;
extern alias runtime;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using generators::ModelPack.Generators;
using generators::ModelPack.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Builds a scaffold in process, as its project file would: generator and analyzer on, warnings and documentation too.</summary>
internal static class ScaffoldBuild
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(FindReferences);

    /// <summary>Every warning and error of compiler and analyzer, each as text; empty when the scaffold builds.</summary>
    public static async Task<IReadOnlyList<string>> Problems(IReadOnlyList<ScaffoldFile> files, ModelSignature signature, string modelFile)
    {
        (Compilation compilation, CompilationWithAnalyzersOptions analysis) = Generate(files, signature, modelFile);
        ImmutableArray<Diagnostic> ours = await compilation.WithAnalyzers([new ContractAnalyzer()], analysis).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Concat(ours).Where(static problem => problem.Severity >= DiagnosticSeverity.Warning).Select(static problem => problem.ToString())];
    }

    /// <summary>The predictor of a scaffold that builds.</summary>
    public static Type Load(IReadOnlyList<ScaffoldFile> files, ModelSignature signature, string modelFile)
    {
        (Compilation compilation, _) = Generate(files, signature, modelFile);
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return new AssemblyLoadContext("Acme.Models", isCollectible: true).LoadFromStream(image)
            .GetCustomAttribute<runtime::ModelPack.Runtime.CompilerServices.ContractRecordAttribute>()!.Predictor;
    }

    private static (Compilation Compilation, CompilationWithAnalyzersOptions Analysis) Generate(IReadOnlyList<ScaffoldFile> files, ModelSignature signature, string modelFile)
    {
        var source = CSharpCompilation.Create(
            "Acme.Models",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, s_parse), .. files.Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(static file => CSharpSyntaxTree.ParseText(file.Text, s_parse, file.Path))],
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        ImmutableArray<AdditionalText> texts = [new SignatureItem(modelFile, SignatureText.Write(signature))];
        var options = new SignatureItemOptions();
        CSharpGeneratorDriver.Create([new ModelContractGenerator().AsSourceGenerator()], texts, s_parse, options)
            .RunGeneratorsAndUpdateCompilation(source, out Compilation compilation, out ImmutableArray<Diagnostic> problems, TestContext.Current.CancellationToken);
        Assert.Empty(problems);
        return (compilation, new CompilationWithAnalyzersOptions(new AnalyzerOptions(texts, options), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string[] own = ["ModelPack.Generators", "ModelPack.Signatures", "ModelPack.Testing", "ModelPack.Tool", "ModelPack.Tool.Tests"];
        return [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !own.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
