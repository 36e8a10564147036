using System.Net;
using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class LineStreamTests
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Each_line_gives_a_line()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await PostAsync(server, "{\"x\":1,\"y\":2}\n{\"x\":3,\"y\":4}\r\n\n  \n{\"x\":5,\"y\":6}");
        Assert.Equal((200, Lines, "{\"sum\":3}\n{\"sum\":7}\n{\"sum\":11}\n"), (answer.Status, answer.MediaType, answer.Text));
        Assert.Equal("1.2.3", Assert.Single(answer.Headers.GetValues("x-model-version")));
    }

    [Fact]
    public async Task A_bad_line_gives_an_error_in_its_place()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        JsonNode[] answers = await PostLinesAsync(server, "{\"x\":1,\"y\":2}\n{\"x\":\"secret\"}\nnonsense\n{\"x\":3,\"y\":4}\n");
        Assert.Equal(4, answers.Length);
        Assert.Equal((3, 7), ((int)answers[0]["sum"]!, (int)answers[3]["sum"]!));
        Assert.Equal(["$.x", "$.y"], answers[1]["error"]!["errors"]!.AsObject().Select(static error => error.Key));
        Assert.Equal("MPK3001", (string?)answers[1]["error"]!["codes"]!["$.x"]![0]);
        Assert.Equal("urn:modelpack:problem:invalid-input", (string?)answers[2]["error"]!["type"]);
    }

    // Joined with a comma, each of these pairs is one well-formed array of two elements.
    [Theory]
    [InlineData("{\"x\":1,\"y\":2},{\"x\":3,\"y\":4}", "  ")]
    [InlineData("{\"x\":1", "\"y\":2},{\"x\":3,\"y\":4}")]
    [InlineData("{\"x\":1,\"y\":2}],[{\"x\":1,\"y\":2}", "{\"x\":1,\"y\":2}")]
    public async Task A_line_cannot_borrow_from_its_neighbour(string first, string second)
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        JsonNode[] answers = await PostLinesAsync(server, $"{{\"x\":10,\"y\":10}}\n{first}\n{second}\n{{\"x\":20,\"y\":20}}\n");
        Assert.Equal(20, (int)answers[0]["sum"]!);
        Assert.NotNull(answers[1]["error"]);
        Assert.Equal(40, (int)answers[^1]["sum"]!);
    }

    [Fact]
    public async Task Lines_that_have_arrived_are_predicted_together()
    {
        var model = new SumModel();
        await using ModelServer server = await ModelServer.StartSumAsync(model);
        string text = string.Concat(Enumerable.Range(0, 1_000).Select(static i => $"{{\"x\":{i},\"y\":0}}\n"));
        JsonNode[] answers = await PostLinesAsync(server, text);
        Assert.Equal(Enumerable.Range(0, 1_000), answers.Select(static answer => (int)answer["sum"]!));
        Assert.InRange(model.Batches, 4, 100);
    }

    [Fact]
    public async Task A_line_is_answered_while_the_request_goes_on()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        using RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        await connection.SendAsync($"POST /sum/predict/batch HTTP/1.1\r\nHost: test\r\nContent-Type: {Lines}\r\nTransfer-Encoding: chunked\r\n\r\n");
        await connection.SendAsync("e\r\n{\"x\":1,\"y\":2}\n\r\n");
        await connection.ReceiveUntilAsync("{\"sum\":3}");
        await connection.SendAsync("e\r\n{\"x\":2,\"y\":2}\n\r\n0\r\n\r\n");
        await connection.ReceiveUntilAsync("{\"sum\":4}");
    }

    [Fact]
    public async Task A_line_that_is_too_long_gives_an_error_and_the_next_is_predicted()
    {
        await using ModelServer server = await ModelServer.StartSumAsync(configure: static options => options.MaxRequestBodyBytes = 1_000);
        string tooLong = "{\"x\":1," + new string(' ', 200_000) + "\"y\":2}";
        JsonNode[] answers = await PostLinesAsync(server, $"{{\"x\":1,\"y\":2}}\n{tooLong}\n{{\"x\":3,\"y\":4}}\n");
        Assert.Equal(3, answers.Length);
        Assert.Equal("urn:modelpack:problem:request-too-large", (string?)answers[1]["error"]!["type"]);
        Assert.Equal((3, 7), ((int)answers[0]["sum"]!, (int)answers[2]["sum"]!));
    }

    [Fact]
    public async Task A_stream_with_a_length_beyond_the_limit_is_refused_at_once()
    {
        await using ModelServer server = await ModelServer.StartSumAsync(configure: static options => options.MaxStreamBodyBytes = 10);
        (await PostAsync(server, "{\"x\":1,\"y\":2}\n")).IsProblem(413, "request-too-large");
    }

    [Fact]
    public async Task A_stream_that_grows_beyond_the_limit_ends_with_an_error()
    {
        await using ModelServer server = await ModelServer.StartSumAsync(configure: static options => options.MaxStreamBodyBytes = 120_000);
        string text = string.Concat(Enumerable.Repeat("{\"x\":1,\"y\":2}\n", 20_000));
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict/batch", new ChunkedContent(text), Lines);
        JsonNode last = JsonNode.Parse(answer.Text.TrimEnd().Split('\n')[^1])!;
        Assert.Equal("urn:modelpack:problem:request-too-large", (string?)(last["error"] ?? last)["type"]);
    }

    [Fact]
    public async Task An_output_that_breaks_the_contract_is_an_error_of_its_line()
    {
        var model = new SumModel { Before = static _ => throw new ModelOutputException("label 'x' in /secret/path") };
        await using ModelServer server = await ModelServer.StartSumAsync(model);
        Answer answer = await PostAsync(server, "{\"x\":1,\"y\":2}\n{\"x\":1,\"y\":2}\n");
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Text.TrimEnd().Split('\n'), static line => Assert.Equal("urn:modelpack:problem:model-output", (string?)JsonNode.Parse(line)!["error"]!["type"]));
    }

    [Fact]
    public async Task A_stream_for_a_model_that_is_not_ready_is_refused_by_its_status()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton<SumModel>(static _ => throw new InvalidOperationException("not loaded")), static app => app.MapModel<SumModel>("/sum"));
        (await PostAsync(server, "{\"x\":1,\"y\":2}\n")).IsProblem(503, "model-not-ready");
    }

    private static Task<Answer> PostAsync(ModelServer server, string text) => Answer.PostAsync(server.Client, "/sum/predict/batch", text, Lines);

    private static async Task<JsonNode[]> PostLinesAsync(ModelServer server, string text)
    {
        Answer answer = await PostAsync(server, text);
        Assert.Equal((int)HttpStatusCode.OK, answer.Status);
        return [.. answer.Text.TrimEnd().Split('\n').Select(static line => JsonNode.Parse(line)!)];
    }
}
