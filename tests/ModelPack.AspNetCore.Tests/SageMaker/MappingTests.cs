using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.SageMaker;

/// <summary>Which model a container runs, what <c>/ping</c> says, and what a host adds.</summary>
public sealed class MappingTests
{
    private const string One = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";
    private const string Penguin = """{"island":"Biscoe"}""";

    [Fact]
    public async Task The_only_model_needs_no_name()
    {
        await using ModelServer server = await ModelServer.StartAsync(static services => services.AddIrisPredictor(), static app => app.MapSageMaker());
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/invocations", One)).Status);
    }

    [Fact]
    public async Task One_of_several_models_is_named()
    {
        await using ModelServer server = await ModelServer.StartAsync(static services => services.AddIrisPredictor().AddPenguinsPredictor(), static app => app.MapSageMaker("penguins"));
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/invocations", Penguin)).Status);
    }

    [Fact]
    public async Task Several_models_and_no_name_are_an_error_that_lists_them()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ModelServer.StartAsync(static services => services.AddIrisPredictor().AddPenguinsPredictor(), static app => app.MapSageMaker()));
        Assert.Contains("iris, penguins", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_and_no_model_are_errors()
    {
        InvalidOperationException unknown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ModelServer.StartAsync(static services => services.AddIrisPredictor(), static app => app.MapSageMaker("roses")));
        Assert.Equal("There is no model 'roses'. This app has iris.", unknown.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ModelServer.StartAsync(static _ => { }, static app => app.MapSageMaker()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ModelServer.StartAsync(static _ => { }, static app => app.MapSageMaker<Acme.Models.IrisPredictor>()));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, 200)]
    [InlineData(HealthStatus.Degraded, 200)]
    [InlineData(HealthStatus.Unhealthy, 503)]
    public async Task Ping_follows_readiness_without_a_body(HealthStatus status, int expected)
    {
        await using ModelServer server = await ModelServer.StartAsync(
            services => services.AddIrisPredictor().AddHealthChecks().AddCheck("app", () => new HealthCheckResult(status), tags: ["ready"]).AddCheck("untagged", static () => HealthCheckResult.Unhealthy()),
            static app => app.MapSageMaker());
        Answer answer = await Answer.GetAsync(server.Client, "/ping");
        Assert.Equal((expected, ""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Other_methods_are_405()
    {
        await using ModelServer server = await ModelServer.StartAsync(static services => services.AddIrisPredictor(), static app => app.MapSageMaker());
        Assert.Equal(405, (await Answer.GetAsync(server.Client, "/invocations")).Status);
        Assert.Equal(405, (await Answer.PostAsync(server.Client, "/ping", "{}")).Status);
    }

    [Theory]
    [InlineData("application/json", 101)]
    [InlineData("text/csv", 201)]
    public async Task A_body_beyond_the_limit_is_413(string type, int length)
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddIrisPredictor(),
            static app => app.MapSageMaker(configure: static options => (options.MaxRequestBodyBytes, options.MaxBatchBodyBytes) = (100, 200)));
        (await Answer.PostAsync(server.Client, "/invocations", new string(' ', length), type)).IsProblem(413, "request-too-large");
    }

    [Fact]
    public async Task Rows_beyond_the_limit_are_refused_in_every_form()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddIrisPredictor(), static app => app.MapSageMaker<Acme.Models.IrisPredictor>(static options => options.MaxRows = 1));
        foreach ((string body, string type) in ((string, string)[])[($"[{One},{One}]", "application/json"), ("5,3,1,1\n5,3,1,1", "text/csv")])
        {
            Answer answer = (await Answer.PostAsync(server.Client, "/invocations", body, type)).IsProblem(400, "invalid-input");
            Assert.Equal("MPK3011", (string?)answer.Body["codes"]!["$"]![0]);
        }
    }

    [Fact]
    public async Task What_a_host_adds_to_the_group_holds_for_both_endpoints()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddIrisPredictor().AddRateLimiter(static options => options.AddFixedWindowLimiter("one", static window => (window.PermitLimit, window.Window) = (1, TimeSpan.FromHours(1)))),
            static app =>
            {
                app.UseRateLimiter();
                app.MapGroup("/iris").MapSageMaker().RequireRateLimiting("one");
            });
        Assert.Equal(200, (await Answer.GetAsync(server.Client, "/iris/ping")).Status);
        Assert.Equal(503, (await Answer.PostAsync(server.Client, "/iris/invocations", One)).Status);
    }
}
