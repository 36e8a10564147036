using ModelPack.Conformance.Tests.Predicting;
using ModelPack.Testing;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>All tests of the corpus, run once for all that is asserted of them.</summary>
internal sealed class ConformanceRun
{
    private static readonly Lazy<Task<ConformanceRun>> s_run = new(Run);

    private ConformanceRun(IReadOnlyList<CaseResult> results, CompiledContracts contracts)
    {
        Results = results;
        Contracts = contracts;
    }

    /// <summary>The run; made when first asked for.</summary>
    public static Task<ConformanceRun> Once => s_run.Value;

    /// <summary>What was seen of each test.</summary>
    public IReadOnlyList<CaseResult> Results { get; }

    /// <summary>The compiled contracts.</summary>
    public CompiledContracts Contracts { get; }

    private static async Task<ConformanceRun> Run()
    {
        PreparedCase[] prepared = [.. BackendTests.Cases.AsParallel().AsOrdered().Select(static test => new PreparedCase(test))];
        CompiledContracts contracts = await CompiledContracts.Compile(prepared.Select(static test => test.Contract!).Where(static contract => contract is not null));
        return new ConformanceRun(
            [.. prepared.AsParallel().AsOrdered().Select(test => new CaseResult(test.Test, test.Graph.Operators, test.Differences, test.Raw, Predict(test, contracts)))],
            contracts);
    }

    private static Verdict Predict(PreparedCase test, CompiledContracts contracts)
    {
        if (test.Contract is not { } contract)
            return new Verdict(Stage.Contract, test.Refusal);
        return contracts.Find(contract) is { } record
            ? PredictorRunner.Run(record, test.Test.Model, test.Signature, test.Recorded)
            : new Verdict(Stage.Contract, contracts.ProblemOf(contract) ?? "it did not compile");
    }
}
