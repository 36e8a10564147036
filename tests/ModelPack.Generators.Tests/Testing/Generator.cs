using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Runs the generator in process. Every run is made twice: the second must be all cached, and no value of it may hold symbols or syntax.</summary>
internal static class Generator
{
    public static GeneratorRun Run(UserProject project)
    {
        CSharpCompilation compilation = project.Compile();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelContractGenerator().AsSourceGenerator()],
            project.Models.Select(model => new SignatureFile(model)),
            UserProject.ParseOptions,
            new ItemOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> problems);
        Assert.All(problems, problem => Assert.Equal("MPK1001", problem.Id));
        var run = new GeneratorRun(driver, (CSharpCompilation)output);
        PipelineChecks.HoldsNoCompilation(run);
        PipelineChecks.IsCached(run.Edit(static source => source.Clone()));
        return run;
    }
}
