using ModelPack.Conformance.Tests.Golden;
using ModelPack.Conformance.Tests.Judging;

namespace ModelPack.Conformance.Tests;

/// <summary>Models with golden data: what <c>modelpack new</c> writes for each must compile and, fed through typed members and as JSON, give what the reference gave.</summary>
public class GoldenModelSuite
{
    private static readonly Lazy<Task<GoldenRun>> s_own = new(static () => GoldenRun.Run(GoldenModel.Own));
    private static readonly Lazy<Task<GoldenRun>> s_shared = new(static () => GoldenRun.Run(GoldenModel.Shared));

    public static TheoryData<string> OwnModels => [.. GoldenModel.Own.Select(static model => model.Name)];

    [Fact]
    public async Task Scaffolds_compile_without_a_warning()
    {
        GoldenRun run = await s_own.Value;
        Assert.Empty(run.Contracts.Problems);
        Assert.InRange(run.Cases, GoldenModel.Own.Count, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(OwnModels))]
    public async Task A_scaffolded_predictor_gives_what_the_reference_gave(string model)
    {
        GoldenRun run = await s_own.Value;
        Assert.Equal(Verdict.Pass, run.Verdicts[model]);
    }

    [Fact]
    public async Task So_do_the_models_beside_the_repository_by_others_too()
    {
        Assert.SkipWhen(GoldenModel.Shared.Count == 0, $"There are no models in {GoldenModel.SharedFolder}.");
        GoldenRun run = await s_shared.Value;
        Assert.Empty(run.Contracts.Problems);
        Assert.Equal(GoldenModel.Shared.Count, run.Verdicts.Count);
        Assert.Empty(run.Verdicts.Where(static model => !model.Value.Passed).Select(static model => $"{model.Key}: {model.Value.Stage}: {model.Value.Reason}"));
    }
}
