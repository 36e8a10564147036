using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>What a host adds to the group of a model holds for all of its endpoints.</summary>
public sealed class HostTests
{
    private const string Good = """{"x":1,"y":2}""";

    public HostTests() => SumModelFiles.Write();

    [Fact]
    public async Task Authorization_guards_every_endpoint()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services =>
            {
                services.AddSingleton(new SumModel());
                services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("test", null);
                services.AddAuthorization();
            },
            static app => app.MapModel<SumModel>("/sum").RequireAuthorization());

        Assert.Equal(401, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
        Assert.Equal(401, (await Answer.PostAsync(server.Client, "/sum/predict/batch", $"[{Good}]")).Status);
        foreach (string path in (string[])["/sum", "/sum/schema/input", "/sum/schema/output"])
            Assert.Equal(401, (await Answer.GetAsync(server.Client, path)).Status);

        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Test", "user");
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
    }

    [Fact]
    public async Task Rate_limiting_turns_requests_away()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services =>
            {
                services.AddSingleton(new SumModel());
                services.AddRateLimiter(static options =>
                {
                    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                    options.AddFixedWindowLimiter("two", static window => (window.PermitLimit, window.Window) = (2, TimeSpan.FromHours(1)));
                });
            },
            static app =>
            {
                app.UseRateLimiter();
                app.MapModel<SumModel>("/sum").RequireRateLimiting("two");
            });

        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict/batch", $"[{Good}]")).Status);
        Assert.Equal(429, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
    }

    [Fact]
    public async Task A_request_timeout_stops_the_prediction_and_is_504()
    {
        var model = new SumModel
        {
            Before = static cancellationToken =>
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
                cancellationToken.ThrowIfCancellationRequested();
            },
        };
        await using ModelServer server = await ModelServer.StartAsync(
            services => services.AddSingleton(model).AddRequestTimeouts(),
            static app =>
            {
                app.UseRequestTimeouts();
                app.MapModel<SumModel>("/sum").WithRequestTimeout(TimeSpan.FromMilliseconds(100));
            });
        Assert.Equal(504, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
    }

    [Fact]
    public async Task Cors_is_off_until_the_host_asks_for_it()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()).AddCors(),
            static app =>
            {
                app.UseCors();
                app.MapModel<SumModel>("/closed");
                app.MapModel<SumModel>("/open").RequireCors(static policy => policy.WithOrigins("https://example.org"));
            });
        server.Client.DefaultRequestHeaders.Add("Origin", "https://example.org");
        Assert.False((await Answer.PostAsync(server.Client, "/closed/predict", Good)).Headers.Contains("Access-Control-Allow-Origin"));
        Assert.True((await Answer.PostAsync(server.Client, "/open/predict", Good)).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Other_methods_are_405()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Assert.Equal(405, (await Answer.GetAsync(server.Client, "/sum/predict")).Status);
        Assert.Equal(405, (await Answer.PostAsync(server.Client, "/sum", Good)).Status);
    }

    [Fact]
    public async Task A_model_can_be_mapped_inside_a_group_and_twice()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()),
            static app =>
            {
                app.MapGroup("/v1").MapModel<SumModel>("/sum");
                app.MapGroup("/v2").MapModel<SumModel>("/sum");
            });
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/v1/sum/predict", Good)).Status);
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/v2/sum/predict", Good)).Status);
    }

    private sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization.Count == 0
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("test")), Scheme.Name)));
    }
}
