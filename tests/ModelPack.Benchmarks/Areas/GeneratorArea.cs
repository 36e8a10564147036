extern alias Generators;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Benchmarks.Generating;
using ModelPack.Benchmarks.Measuring;
using ModelContractGenerator = Generators::ModelPack.Generators.ModelContractGenerator;

namespace ModelPack.Benchmarks.Areas;

/// <summary>What a key press costs in a project with many contracts, beside a generator that only finds them.</summary>
internal static class GeneratorArea
{
    private const double MostToFindOnly = 1.3;

    public static AreaResult Run()
    {
        // First runs first: they are what the compiler of the runtime learns from.
        IReadOnlyList<CaseResult> first = MeasureFirstRuns(100, rounds: 21);
        IReadOnlyList<CaseResult> hundred = MeasureEdits(100, rounds: 41);
        IReadOnlyList<CaseResult> thousand = MeasureEdits(1000, rounds: 9);
        return new AreaResult("generator", [.. hundred, .. first, .. thousand, .. MeasureFirstRuns(1000, rounds: 3)],
        [
            new Goal("unrelated edit to finding only, 100 contracts", MostToFindOnly, hundred[1].Ratio, "x"),
            new Goal("edit of another declaration to finding only, 100 contracts", MostToFindOnly, hundred[2].Ratio, "x"),
            new Goal("unrelated edit, 100 contracts", 5, hundred[1].Nanoseconds / 1e6, "ms"),
            new Goal("unrelated edit to finding only, 1,000 contracts", MostToFindOnly, thousand[1].Ratio, "x"),
            new Goal("files emitted again after an unrelated edit", 0, EmittedAgain(), "files"),
        ]);
    }

    private static IReadOnlyList<CaseResult> MeasureEdits(int contracts, int rounds)
    {
        var project = new ContractProject(contracts);
        return Comparison.MeasureSlow(
            rounds,
            EditedProject.Edit($"{contracts}: find only, unrelated edit", project, new FindOnlyGenerator(), ContractProject.EditBody),
            EditedProject.Edit($"{contracts}: unrelated edit", project, new ModelContractGenerator(), ContractProject.EditBody),
            EditedProject.Edit($"{contracts}: edit of another declaration", project, new ModelContractGenerator(), ContractProject.EditDeclaration),
            EditedProject.Edit($"{contracts}: edit of one contract", project, new ModelContractGenerator(), ContractProject.EditContract));
    }

    private static IReadOnlyList<CaseResult> MeasureFirstRuns(int contracts, int rounds)
    {
        var project = new ContractProject(contracts);
        return Comparison.MeasureSlow(
            rounds,
            EditedProject.FirstRun($"{contracts}: find only, first run", project, () => new FindOnlyGenerator()),
            EditedProject.FirstRun($"{contracts}: first run", project, () => new ModelContractGenerator()));
    }

    private static int EmittedAgain()
    {
        CSharpCompilation source = new ContractProject(100).Compile();
        GeneratorDriver driver = ContractProject.Driver(new ModelContractGenerator(), tracksSteps: true).RunGenerators(source);
        if (driver.GetRunResult().GeneratedTrees.Length < 100)
            throw new InvalidOperationException("The contracts are not generated.");
        GeneratorRunResult again = driver.RunGenerators(ContractProject.EditBody(source, 1)).GetRunResult().Results[0];
        return again.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
    }
}
