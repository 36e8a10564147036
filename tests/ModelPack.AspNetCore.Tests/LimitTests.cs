using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class LimitTests
{
    private const string Good = """{"x":1,"y":2}""";

    [Theory]
    [InlineData("/sum/predict")]
    [InlineData("/sum/predict/batch")]
    public async Task A_body_beyond_the_limit_is_413(string path)
    {
        await using ModelServer server = await ModelServer.StartSumAsync(configure: static options => options.MaxRequestBodyBytes = options.MaxBatchBodyBytes = 1_000);
        Answer answer = await Answer.PostAsync(server.Client, path, new string(' ', 1_001));
        answer.IsProblem(413, "request-too-large");
        Assert.Contains("1000 bytes", (string?)answer.Body["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_chunks_beyond_the_limit_is_413()
    {
        await using ModelServer server = await ModelServer.StartSumAsync(configure: static options => options.MaxRequestBodyBytes = 1_000);
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", new ChunkedContent(new string(' ', 3_000)));
        answer.IsProblem(413, "request-too-large");
    }

    [Fact]
    public async Task A_batch_may_be_larger_than_the_servers_own_limit()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict/batch", "[" + Good + new string(' ', 31_000_000) + "]");
        Assert.Equal("""[{"sum":3}]""", answer.Text);
    }

    [Fact]
    public async Task Options_of_all_models_hold_and_those_of_the_mapping_come_last()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()).AddModelPack(static options => (options.MaxRows, options.MaxRequestBodyBytes) = (1, 5)),
            static app => app.MapModel<SumModel>("/sum", static options => options.MaxRequestBodyBytes = 100));
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict/batch", $"[{Good},{Good}]");
        answer.IsProblem(400, "invalid-input");
        Assert.Equal("MPK3011", (string?)answer.Body["codes"]!["$"]![0]);
    }

    [Fact]
    public async Task Options_of_one_model_hold_by_its_name()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()).Configure<ModelEndpointOptions>("sum", static options => options.MaxRequestBodyBytes = 5),
            static app => app.MapModel<SumModel>("/sum"));
        (await Answer.PostAsync(server.Client, "/sum/predict", Good)).IsProblem(413, "request-too-large");
    }

    [Fact]
    public Task A_limit_of_zero_is_refused_when_the_model_is_mapped() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ModelServer.StartSumAsync(configure: static options => options.MaxRows = 0));
}
