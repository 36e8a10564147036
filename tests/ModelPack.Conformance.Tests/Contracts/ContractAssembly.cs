extern alias generators;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using generators::ModelPack.Generators;
using generators::ModelPack.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelPack.Conformance.Tests.Contracts;

/// <summary>Many contracts compiled into one assembly, as a project would: generator and analyzer on, documentation on, warnings as errors.</summary>
internal sealed class ContractAssembly
{
    // What ImplicitUsings gives.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        // As in projects of the SDK.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(FindReferences);

    private ContractAssembly(byte[]? image, IReadOnlyList<Diagnostic> problems)
    {
        Image = image;
        Assembly = image is null ? null : new AssemblyLoadContext("Conformance", isCollectible: true).LoadFromStream(new MemoryStream(image));
        Problems = problems;
    }

    /// <summary>The assembly, loaded; null when it does not compile.</summary>
    public Assembly? Assembly { get; }

    /// <summary>The bytes of the assembly; null when it does not compile.</summary>
    public byte[]? Image { get; }

    /// <summary>All errors and warnings.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>Compiles contracts together.</summary>
    public static async Task<ContractAssembly> Compile(IReadOnlyList<ScaffoldedContract> contracts, CancellationToken cancellation)
    {
        ImmutableArray<AdditionalText> models = [.. contracts.Select(static contract => new SignatureFile(contract))];
        CSharpCompilation source = CSharpCompilation.Create("Conformance", [Parse(ImplicitUsings, "Usings.cs"), .. contracts.SelectMany(Parse)], s_references.Value, s_options);
        CSharpGeneratorDriver.Create([new ModelContractGenerator().AsSourceGenerator()], models, s_parseOptions, new ModelItems())
            .RunGeneratorsAndUpdateCompilation(source, out Compilation compilation, out ImmutableArray<Diagnostic> reported, cancellation);
        var analysis = new CompilationWithAnalyzersOptions(new AnalyzerOptions(models, new ModelItems()), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> analyzed = await compilation.WithAnalyzers([new ContractAnalyzer()], analysis).GetAnalyzerDiagnosticsAsync(cancellation);

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: cancellation);
        return new ContractAssembly(
            emitted.Success ? image.ToArray() : null,
            [.. reported.Concat(analyzed).Concat(emitted.Diagnostics).Where(static problem => problem.Severity >= DiagnosticSeverity.Warning)]);
    }

    /// <summary>Compiles code that uses these contracts, as an app would; gives the errors and warnings.</summary>
    /// <param name="sources">The code, by a name of its own.</param>
    public IReadOnlyList<string> CompileUser(IEnumerable<KeyValuePair<string, string>> sources)
    {
        CSharpCompilation user = CSharpCompilation.Create("User", [Parse(ImplicitUsings, "Usings.cs"), .. sources.Select(static source => Parse(source.Value, source.Key))], [.. s_references.Value, MetadataReference.CreateFromImage(Image!)], s_options);
        return [.. user.GetDiagnostics().Where(static problem => problem.Severity >= DiagnosticSeverity.Warning).Select(static problem => problem.ToString())];
    }

    private static IEnumerable<SyntaxTree> Parse(ScaffoldedContract contract) => contract.Files.Select(file => Parse(file.Text, $"{contract.Namespace}/{file.Path}"));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parseOptions, path, System.Text.Encoding.UTF8);

    // The platform and the runtime: what a model project references.
    private static ImmutableArray<MetadataReference> FindReferences() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileNameWithoutExtension(path) is var name && (name == "ModelPack.Runtime" || !name.StartsWith("ModelPack.", StringComparison.Ordinal)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
