using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Generating;

/// <summary>A generator in an editor: each key press gives a new compilation, and the generator runs on it. Only the run is measured.</summary>
internal sealed class EditedProject
{
    private readonly Func<CSharpCompilation, int, CSharpCompilation> _edit;
    private CSharpCompilation _source;
    private GeneratorDriver _driver;
    private int _edits;

    private EditedProject(ContractProject project, IIncrementalGenerator generator, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        _edit = edit;
        _source = project.Compile();
        _driver = ContractProject.Driver(generator).RunGenerators(_source);
    }

    /// <summary>A run after an edit.</summary>
    public static BenchmarkCase Edit(string name, ContractProject project, IIncrementalGenerator generator, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        var edited = new EditedProject(project, generator, edit);
        return new BenchmarkCase(name, _ => edited.Run()) { Prepare = () => edited._source = edited._edit(edited._source, ++edited._edits) };
    }

    /// <summary>The first run over a project.</summary>
    public static BenchmarkCase FirstRun(string name, ContractProject project, Func<IIncrementalGenerator> generator)
    {
        CSharpCompilation? source = null;
        return new BenchmarkCase(name, _ => ContractProject.Driver(generator()).RunGenerators(source!)) { Prepare = () => source = project.Compile() };
    }

    private void Run() => _driver = _driver.RunGenerators(_source);
}
