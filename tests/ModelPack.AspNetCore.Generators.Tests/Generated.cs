using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.AspNetCore.Generators.Tests;

/// <summary>A run of the generator over an app; asserts that what it emits compiles without a warning.</summary>
internal sealed class Generated
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _app;

    private Generated(GeneratorDriver driver, CSharpCompilation app)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(app, out Compilation compiled, out _);
        _app = app;
        Compiled = compiled;
        Assert.Empty(compiled.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    /// <summary>The app with the emitted sources.</summary>
    public Compilation Compiled { get; }

    /// <summary>The emitted sources by hint name, without the attribute that the compiler knows.</summary>
    public IReadOnlyDictionary<string, string> Sources => _driver.GetRunResult().Results.Single().GeneratedSources
        .Where(static source => source.HintName.EndsWith(".Endpoints.g.cs", StringComparison.Ordinal))
        .ToDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The emitted extension methods with their default prefixes, as in <c>MapIrisPredictor /models/iris</c>.</summary>
    public IEnumerable<string> Methods => Compiled.GetSymbolsWithName(static name => name.StartsWith("Map", StringComparison.Ordinal), SymbolFilter.Member)
        .OfType<IMethodSymbol>()
        .Where(static method => method.IsExtensionMethod)
        .Select(static method => $"{method.Name} {method.Parameters[1].ExplicitDefaultValue}")
        .Order(StringComparer.Ordinal);

    /// <summary>Runs over an app.</summary>
    public static Generated Run(CSharpCompilation app)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        return new Generated(CSharpGeneratorDriver.Create([new EndpointGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)app.SyntaxTrees[0].Options, driverOptions: options), app);
    }

    /// <summary>Runs again after a change of the app.</summary>
    public Generated Edit(Func<CSharpCompilation, CSharpCompilation> edit) => new(_driver, edit(_app));

    /// <summary>Why each output of a step is as it is.</summary>
    public IncrementalStepRunReason[] Reasons(string step) => [.. _driver.GetRunResult().Results.Single().TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];
}
