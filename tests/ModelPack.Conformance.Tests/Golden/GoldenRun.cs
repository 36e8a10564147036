extern alias runtime;
using ModelPack.Conformance.Tests.Contracts;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Judging;
using ModelPack.Conformance.Tests.Predicting;
using ModelPack.Signatures;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Golden;

/// <summary>Models with golden data, their scaffolds compiled together, and what each predictor made of its data.</summary>
internal sealed class GoldenRun
{
    private GoldenRun(CompiledContracts contracts, IReadOnlyDictionary<string, Verdict> verdicts, int cases)
    {
        Contracts = contracts;
        Verdicts = verdicts;
        Cases = cases;
    }

    /// <summary>The compiled contracts.</summary>
    public CompiledContracts Contracts { get; }

    /// <summary>What became of each model, by its name.</summary>
    public IReadOnlyDictionary<string, Verdict> Verdicts { get; }

    /// <summary>How many cases there are.</summary>
    public int Cases { get; }

    /// <summary>The compiled contract of a model.</summary>
    public ContractRecordAttribute RecordOf(GoldenModel model) => Contracts.Find(Scaffold(model)) ?? throw new InvalidOperationException($"{model.Name} did not compile.");

    /// <summary>Compiles the contracts of models, and runs nothing.</summary>
    public static async Task<GoldenRun> Compile(IReadOnlyList<GoldenModel> models) =>
        new(await CompiledContracts.Compile(models.Select(Scaffold)), new Dictionary<string, Verdict>(), cases: 0);

    /// <summary>Runs models.</summary>
    public static async Task<GoldenRun> Run(IReadOnlyList<GoldenModel> models)
    {
        (GoldenModel Model, ModelSignature Signature, ScaffoldedContract Contract, IReadOnlyList<RecordedData> Recorded)[] prepared =
            [.. models.Select(static model => (model, ReadSignature(model), Scaffold(model), GoldenFile.Read(model)))];
        CompiledContracts contracts = await CompiledContracts.Compile(prepared.Select(static model => model.Contract));
        var verdicts = prepared.ToDictionary(
            static model => model.Model.Name,
            model => contracts.Find(model.Contract) is { } record
                ? PredictorRunner.Run(record, model.Model.Model, model.Signature, model.Recorded)
                : new Verdict(Stage.Contract, contracts.ProblemOf(model.Contract) ?? "it did not compile"));
        return new GoldenRun(contracts, verdicts, prepared.Sum(static model => model.Recorded.Count));
    }

    /// <summary>What <c>modelpack new</c> writes for a model; nothing of the golden data is known to it.</summary>
    public static ScaffoldedContract Scaffold(GoldenModel model) => ScaffoldedContract.Create("golden", model.Name, ReadSignature(model), allowNonFinite: false);

    private static ModelSignature ReadSignature(GoldenModel model) =>
        OnnxSignatureReader.TryRead(model.Model, out ModelSignature? signature, out SignatureProblem? problem) ? signature : throw new InvalidOperationException($"{model.Name}: {problem}");
}
