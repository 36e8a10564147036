using ModelPack.Conformance.Tests.Judging;
using ModelPack.Conformance.Tests.Reporting;
using ModelPack.Testing;

namespace ModelPack.Conformance.Tests;

/// <summary>The backend tests of ONNX: what ONNX Runtime's own C# API passes is the yardstick for signatures, contracts and predictors.</summary>
public class BackendTestSuite
{
    // Without the locale en_US.UTF-8 eight tests of text normalization do not load; with it 989 pass.
    private const int KnownToPass = 981;

    [Fact]
    public async Task ONNX_Runtime_itself_passes_what_it_is_known_to()
    {
        ConformanceRun run = await Run();
        Assert.InRange(run.Results.Count(static result => result.Raw.Passed), KnownToPass, run.Results.Count);
    }

    [Fact]
    public async Task Signatures_say_what_the_files_and_ONNX_Runtime_say()
    {
        ConformanceRun run = await Run();
        Assert.Empty(run.Results.SelectMany(static result => result.Signature));
    }

    [Fact]
    public async Task Every_model_gets_a_contract_that_compiles_without_a_warning()
    {
        ConformanceRun run = await Run();
        Assert.Empty(run.Contracts.Problems);
        Assert.DoesNotContain(run.Results, static result => result.Ours.Stage == Stage.Contract);
    }

    // Without exception: no reason is accepted for a predictor that gives less than ONNX Runtime.
    [Fact]
    public async Task Predictors_give_what_was_recorded_wherever_ONNX_Runtime_does()
    {
        ConformanceRun run = await Run();
        Report.Write(run.Results);
        Assert.Empty(run.Results
            .Where(static result => result.Raw.Passed && !result.Ours.Passed)
            .Select(static result => $"{result.Test.Group}/{result.Test.Name}: {result.Ours.Stage}: {result.Ours.Reason}"));
    }

    private static Task<ConformanceRun> Run()
    {
        Assert.SkipUnless(BackendTests.IsInstalled, $"The ONNX backend tests are not in {BackendTests.Root}; build/conformance.sh installs them.");
        return ConformanceRun.Once;
    }
}
