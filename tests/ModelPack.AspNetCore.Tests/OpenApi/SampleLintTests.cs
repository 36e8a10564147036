using ModelPack.AspNetCore.Tests.Support;
using ModelPack.Testing.Judges;

namespace ModelPack.AspNetCore.Tests.OpenApi;

/// <summary>The document of the sample by the rules of others.</summary>
[Collection(SampleCollection.Name)]
public sealed class SampleLintTests(SampleService sample)
{
    [Fact]
    public async Task Spectral_finds_nothing()
    {
        Assert.SkipUnless(OpenApiLint.IsInstalled, JsonJudge.HowToInstall);
        Answer answer = await Answer.GetAsync(sample.Client, "/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        Assert.Equal("", await OpenApiLint.LintAsync(answer.Text, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Spectral_would_find_a_mistake()
    {
        Assert.SkipUnless(OpenApiLint.IsInstalled, JsonJudge.HowToInstall);
        Answer answer = await Answer.GetAsync(sample.Client, "/openapi/v1.json");
        string findings = await OpenApiLint.LintAsync(answer.Text.Replace("irisPredictBatch", "irisPredict", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("operation-operationId-unique", findings, StringComparison.Ordinal);
    }
}
