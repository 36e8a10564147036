using Microsoft.AspNetCore.RateLimiting;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>What a host adds to the group holds for all endpoints of the protocol, and they show in its documents.</summary>
public sealed class HostGroupTests
{
    [Fact]
    public async Task Rate_limiting_turns_requests_away()
    {
        await using ModelServer server = await OpenInferenceApp.StartAsync(
            static services => services.AddRateLimiter(static options => options.AddFixedWindowLimiter("two", static window => (window.PermitLimit, window.Window) = (2, TimeSpan.FromHours(1)))),
            static app =>
            {
                app.UseRateLimiter();
                app.MapOpenInference().RequireRateLimiting("two");
            });
        Assert.Equal(200, (await InferAnswer.PostAsync(server.Client, "iris", InferTests.OneFlower)).Status);
        Assert.Equal(200, (await InferAnswer.GetAsync(server.Client, "/v2")).Status);
        Assert.Equal(503, (await Answer.GetAsync(server.Client, "/v2/models/iris")).Status);
        Assert.Equal(503, (await Answer.PostAsync(server.Client, "/v2/models/iris/infer", InferTests.OneFlower)).Status);
    }

    [Fact]
    public async Task Each_endpoint_is_in_the_document_once()
    {
        await using ModelServer server = await OpenInferenceApp.StartAsync(static services => services.AddOpenApi(), static app =>
        {
            app.MapOpenInference();
            app.MapOpenApi();
        });
        Answer answer = await Answer.GetAsync(server.Client, "/openapi/v1.json");
        Assert.Equal(
            [
                "/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/{model}", "/v2/models/{model}/infer", "/v2/models/{model}/ready",
                "/v2/models/{model}/versions/{version}", "/v2/models/{model}/versions/{version}/infer", "/v2/models/{model}/versions/{version}/ready",
            ],
            answer.Body["paths"]!.AsObject().Select(static path => path.Key).Order(StringComparer.Ordinal));
        string[] ids = [.. answer.Body["paths"]!.AsObject().SelectMany(static path => path.Value!.AsObject()).Select(static operation => (string)operation.Value!["operationId"]!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Contains("modelInfer", ids);
        Assert.Equal(
            ["200", "400", "404", "408", "413", "415", "500", "503", "504"],
            answer.Body["paths"]!["/v2/models/{model}/infer"]!["post"]!["responses"]!.AsObject().Select(static response => response.Key).Order(StringComparer.Ordinal));
    }
}
