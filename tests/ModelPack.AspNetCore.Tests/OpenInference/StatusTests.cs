using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>The endpoints that answer questions, at both forms of their paths.</summary>
public sealed class StatusTests(OpenInferenceApp app) : IClassFixture<OpenInferenceApp>
{
    [Fact]
    public async Task The_server_says_who_it_is_and_what_it_can()
    {
        foreach (string path in (string[])["/v2", "/v2/"])
        {
            InferAnswer answer = await InferAnswer.GetAsync(app.Client, path);
            Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
            Assert.Equal("modelpack", (string?)answer.Json["name"]);
            Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+$", (string?)answer.Json["version"]);
            Assert.Equal("""["binary_tensor_data"]""", answer.Json["extensions"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task The_server_is_live_and_ready()
    {
        Assert.Equal("""{"live":true}""", (await InferAnswer.GetAsync(app.Client, "/v2/health/live")).Json.ToJsonString());
        InferAnswer ready = await InferAnswer.GetAsync(app.Client, "/v2/health/ready");
        Assert.Equal((200, """{"live":true,"ready":true}"""), (ready.Status, ready.Json.ToJsonString()));
    }

    [Theory]
    [InlineData("/v2/models/iris/ready")]
    [InlineData("/v2/models/iris/versions/1.4.0/ready")]
    public async Task A_model_is_ready(string path)
    {
        InferAnswer answer = await InferAnswer.GetAsync(app.Client, path);
        Assert.Equal((200, """{"name":"iris","ready":true}"""), (answer.Status, answer.Json.ToJsonString()));
    }

    [Theory]
    [InlineData("/v2/models/iris")]
    [InlineData("/v2/models/iris/versions/1.4.0")]
    public async Task A_model_says_what_it_takes_and_gives(string path)
    {
        InferAnswer answer = await InferAnswer.GetAsync(app.Client, path);
        Assert.Equal(200, answer.Status);
        Assert.Equal("iris", (string?)answer.Json["name"]);
        Assert.Equal("""["1.4.0"]""", answer.Json["versions"]!.ToJsonString());
        Assert.Equal("onnx_onnxv1", (string?)answer.Json["platform"]);
        Assert.Equal("""[{"name":"features","datatype":"FP32","shape":[-1,4]}]""", answer.Json["inputs"]!.ToJsonString());
        Assert.Equal("""[{"name":"label","datatype":"BYTES","shape":[-1]},{"name":"probabilities","datatype":"FP32","shape":[-1,3]}]""", answer.Json["outputs"]!.ToJsonString());
        Assert.Equal("Acme.Models.Web", (string?)answer.Json["properties"]!["package"]);
        Assert.Matches("^[0-9a-f]{64}$", (string?)answer.Json["properties"]!["digest"]);
    }

    [Fact]
    public async Task Every_datatype_has_its_name()
    {
        InferAnswer answer = await InferAnswer.GetAsync(app.Client, "/v2/models/types");
        Assert.Equal(
            ["FP32", "FP64", "FP16", "BF16", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64", "BOOL", "BYTES"],
            answer.Json["inputs"]!.AsArray().Select(static input => (string?)input!["datatype"]));
    }

    [Theory]
    [InlineData("/v2/models/irises", "no model of this name")]
    [InlineData("/v2/models/irises/ready", "no model of this name")]
    [InlineData("/v2/models/irises/versions/1.4.0", "no model of this name")]
    [InlineData("/v2/models/iris/versions/1.4.1", "not served in this version")]
    [InlineData("/v2/models/iris/versions/1/ready", "not served in this version")]
    public async Task Another_model_or_version_is_not_found(string path, string says) => (await InferAnswer.GetAsync(app.Client, path)).IsError(404, says);

    [Theory]
    [InlineData("/v2/models/irises/infer", "no model of this name")]
    [InlineData("/v2/models/iris/versions/2.0.0/infer", "not served in this version")]
    public async Task Nor_does_it_infer(string path, string says) =>
        (await InferAnswer.PostAsync(app.Client, path, "{}"u8.ToArray(), "application/json", null)).IsError(404, says);

    [Fact]
    public async Task Ready_is_off_where_a_check_fails_and_live_stays_on()
    {
        await using ModelServer server = await OpenInferenceApp.StartAsync(
            static services => services.AddHealthChecks().AddCheck("database", static () => HealthCheckResult.Unhealthy("secret"), tags: ["ready"]));
        Assert.Equal(200, (await InferAnswer.GetAsync(server.Client, "/v2/health/live")).Status);
        InferAnswer ready = await InferAnswer.GetAsync(server.Client, "/v2/health/ready");
        Assert.Equal((503, """{"live":true,"ready":false}"""), (ready.Status, ready.Json.ToJsonString()));
        Assert.Equal(200, (await InferAnswer.GetAsync(server.Client, "/v2/models/iris/ready")).Status);
    }

    [Fact]
    public async Task A_model_that_was_closed_is_not_ready()
    {
        await using ModelServer server = await OpenInferenceApp.StartAsync();
        server.Services.GetRequiredService<Acme.Models.IrisPredictor>().Dispose();
        InferAnswer answer = await InferAnswer.PostAsync(server.Client, "iris", InferTests.OneFlower);
        answer.IsError(503, "not ready");
        Assert.Equal("1", answer.Headers.RetryAfter!.ToString());
    }

    [Fact]
    public async Task The_prefix_can_be_another()
    {
        await using ModelServer server = await OpenInferenceApp.StartAsync(map: static app => app.MapOpenInference("/models"));
        Assert.Equal(200, (await InferAnswer.GetAsync(server.Client, "/models/v2/models/iris")).Status);
    }
}
