using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>A project as a user has it: C#, models, and the references of its packages. Warnings are errors, documentation is on.</summary>
internal sealed record UserProject(string Source, params TestModel[] Models)
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(FindReferences);

    // What ImplicitUsings gives; generated code must not need it.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public (string Path, string Text)[] OtherSources { get; init; } = [];

    public bool HasImplicitUsings { get; init; } = true;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Acme.Models",
        [.. HasImplicitUsings ? [Parse(ImplicitUsings, "Usings.cs")] : Array.Empty<SyntaxTree>(), Parse(Source, "Contract.cs"), .. OtherSources.Select(other => Parse(other.Text, other.Path))],
        s_references.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: Nullable,
            warningLevel: 9999,
            // As in projects of the SDK.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    // The platform and the runtime; not the generator, nor what only the tests use.
    private static ImmutableArray<MetadataReference> FindReferences() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileNameWithoutExtension(path) is var name
            && (name == "ModelPack.Runtime" || !name.StartsWith("ModelPack.", StringComparison.Ordinal))
            && !name.StartsWith("xunit", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];
}
