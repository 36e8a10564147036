using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 200)]
    [InlineData(HealthStatus.Degraded, 200)]
    [InlineData(HealthStatus.Unhealthy, 503)]
    public async Task Ready_follows_the_checks_with_the_tag_ready(HealthStatus status, int expected)
    {
        await using ModelServer server = await StartAsync(status);
        Answer answer = await Answer.GetAsync(server.Client, "/health/ready");
        Assert.Equal((expected, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal($$"""{"status":"{{status}}","checks":[{"name":"iris","status":"{{status}}"}]}""", answer.Text);
    }

    [Fact]
    public async Task Live_runs_no_check()
    {
        await using ModelServer server = await StartAsync(HealthStatus.Unhealthy);
        Answer answer = await Answer.GetAsync(server.Client, "/health/live");
        Assert.Equal((200, """{"status":"Healthy","checks":[]}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task The_prefix_can_be_another()
    {
        await using ModelServer server = await ModelServer.StartAsync(static services => services.AddHealthChecks(), static app => app.MapModelPackHealth("/probes"));
        Assert.Equal(200, (await Answer.GetAsync(server.Client, "/probes/live")).Status);
        Assert.Equal(200, (await Answer.GetAsync(server.Client, "/probes/ready")).Status);
    }

    private static Task<ModelServer> StartAsync(HealthStatus status) => ModelServer.StartAsync(
        services => services.AddHealthChecks()
            .AddCheck("iris", () => new HealthCheckResult(status, "/srv/model/iris.onnx is not there", new InvalidOperationException("secret")), tags: ["ready"])
            .AddCheck("untagged", static () => HealthCheckResult.Unhealthy()),
        static app => app.MapModelPackHealth());
}
