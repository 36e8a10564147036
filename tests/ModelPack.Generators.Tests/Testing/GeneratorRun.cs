using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
{
    /// <summary>The generated files.</summary>
    public ImmutableArray<GeneratedSourceResult> Files => driver.GetRunResult().Results[0].GeneratedSources;

    /// <summary>The text of the only generated file.</summary>
    public string Text => Assert.Single(Files).SourceText.ToString();

    /// <summary>What the generator itself reported.</summary>
    public ImmutableArray<Diagnostic> Reported => driver.GetRunResult().Diagnostics;

    /// <summary>The project with the generated code.</summary>
    public CSharpCompilation Compilation => compilation;

    /// <summary>The generator's steps of this run.</summary>
    public ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> Steps => driver.GetRunResult().Results[0].TrackedSteps;

    /// <summary>The steps that add the files.</summary>
    public ImmutableArray<IncrementalGeneratorRunStep> OutputSteps => driver.GetRunResult().Results[0].TrackedOutputSteps.Values.Single();

    /// <summary>Errors and warnings of the compiler, but those about missing documentation of the test's own types.</summary>
    public IEnumerable<Diagnostic> Problems => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) != true));

    /// <summary>Fails with all errors and warnings, where there are any.</summary>
    public void AssertCompiles()
    {
        string problems = string.Join('\n', Problems);
        Assert.True(problems.Length == 0, problems);
    }

    /// <summary>Compiles and loads the project.</summary>
    public Assembly Load()
    {
        AssertCompiles();
        using var image = new MemoryStream();
        var options = compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        Assert.True(compilation.WithOptions(options).Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext("Acme.Models", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>Edits the project and runs the generator again.</summary>
    public GeneratorRun Edit(Func<CSharpCompilation, CSharpCompilation> edit, Func<GeneratorDriver, GeneratorDriver>? models = null)
    {
        CSharpCompilation source = edit(compilation.RemoveSyntaxTrees(Files.Select(file => file.SyntaxTree)));
        GeneratorDriver next = (models?.Invoke(driver) ?? driver).RunGeneratorsAndUpdateCompilation(source, out Compilation output, out ImmutableArray<Diagnostic> problems);
        Assert.All(problems, problem => Assert.Equal("MPK1001", problem.Id));
        return new GeneratorRun(next, (CSharpCompilation)output);
    }
}
