using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class ProblemTests
{
    private const string Good = """{"x":1,"y":2}""";

    [Fact]
    public async Task All_failures_are_told_by_path_with_message_and_code()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", """{"x":"tell-nobody"}""");
        answer.IsProblem(400, "invalid-input");
        Assert.Equal(["$.x", "$.y"], answer.Paths);
        Assert.Equal("A number is needed.", (string?)answer.Body["errors"]!["$.x"]![0]);
        Assert.Equal("MPK3001", (string?)answer.Body["codes"]!["$.y"]![0]);
        Assert.NotNull((string?)answer.Body["traceId"]);
        Assert.DoesNotContain("tell-nobody", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sum/predict", "text/plain", "application/json")]
    [InlineData("/sum/predict", "application/x-ndjson", "application/json")]
    [InlineData("/sum/predict", "application/x-www-form-urlencoded", "application/json")]
    [InlineData("/sum/predict", "application/json; charset=utf-16", "application/json")]
    [InlineData("/sum/predict", "application/json; charset=iso-8859-1", "application/json")]
    [InlineData("/sum/predict", "nonsense", "application/json")]
    [InlineData("/sum/predict", "", "application/json")]
    [InlineData("/sum/predict", null, "application/json")]
    [InlineData("/sum/predict/batch", "application/octet-stream", "application/json, application/x-ndjson")]
    [InlineData("/sum/predict/batch", "application/x-ndjson; charset=utf-16", "application/json, application/x-ndjson")]
    public async Task A_wrong_content_type_is_415_and_the_right_ones_are_named(string path, string? contentType, string accepted)
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await Answer.PostAsync(server.Client, path, "{}"u8.ToArray(), contentType);
        answer.IsProblem(415, "unsupported-media-type");
        Assert.Equal(accepted, string.Join(", ", answer.Headers.GetValues("Accept-Post")));
    }

    [Fact]
    public async Task A_compressed_body_that_nothing_unpacks_is_415()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.ContentEncoding.Add("gzip");
        (await Answer.PostAsync(server.Client, "/sum/predict", content)).IsProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Broken_chunks_are_a_400_problem()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        using RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        await connection.SendAsync("POST /sum/predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnot-a-size\r\n");
        string answer = await connection.ReceiveUntilAsync("urn:modelpack:problem:unreadable-request");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_the_model_refuses_is_a_400_problem()
    {
        var refused = new InvalidInputException([new InputError("$", "MPK3020", "The model refused the data.")], new InvalidOperationException("/build/onnxruntime_src"));
        await using ModelServer server = await ModelServer.StartSumAsync(new SumModel { Before = _ => throw refused });
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", Good);
        answer.IsProblem(400, "invalid-input");
        Assert.Equal("MPK3020", (string?)answer.Body["codes"]!["$"]![0]);
    }

    [Fact]
    public async Task An_output_that_breaks_the_contract_is_a_500_problem_without_its_text()
    {
        await using ModelServer server = await ModelServer.StartSumAsync(new SumModel { Before = static _ => throw new ModelOutputException("label 'secret' in /srv/model") });
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", Good);
        answer.IsProblem(500, "model-output");
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_is_a_503_problem()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton<SumModel>(static _ => throw new FileNotFoundException("/srv/model/iris.onnx")), static app => app.MapModel<SumModel>("/sum"));
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", Good);
        answer.IsProblem(503, "model-not-ready");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_closed_model_is_a_503_problem()
    {
        await using ModelServer server = await ModelServer.StartSumAsync(new SumModel { Before = static _ => throw new ObjectDisposedException("IrisPredictor") });
        (await Answer.PostAsync(server.Client, "/sum/predict", Good)).IsProblem(503, "model-not-ready");
    }

    [Fact]
    public async Task The_apps_customisation_of_problem_details_holds()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services =>
            {
                services.AddSingleton(new SumModel());
                services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context => context.ProblemDetails.Extensions["team"] = "flowers");
            },
            static app => app.MapModel<SumModel>("/sum"));
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", "{}");
        answer.IsProblem(400, "invalid-input");
        Assert.Equal("flowers", (string?)answer.Body["team"]);
        Assert.Equal(["$.x", "$.y"], answer.Paths);
        Assert.Equal("MPK3001", (string?)answer.Body["codes"]!["$.x"]![0]);
    }

    [Fact]
    public async Task A_client_that_asks_for_html_gets_the_problem_all_the_same()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()).AddProblemDetails(), static app => app.MapModel<SumModel>("/sum"));
        server.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        (await Answer.PostAsync(server.Client, "/sum/predict", "{}")).IsProblem(400, "invalid-input");
    }
}
