using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>Bodies beyond every limit, from a client that sends all of it before it reads: the answer must not be lost with the connection.</summary>
public sealed class LargeBodyTests
{
    // More than Kestrel itself would read, and far more than fits between two sockets.
    private const long Length = 64L << 20;

    private const string TooLarge = "urn:modelpack:problem:request-too-large";

    [Theory]
    [InlineData("/sum/predict", "application/json", TooLarge)]
    [InlineData("/sum/predict/batch", "application/json", TooLarge)]
    [InlineData("/sum/predict/batch", "application/x-ndjson", TooLarge)]
    [InlineData("/sum/predict", "text/csv", "urn:modelpack:problem:unsupported-media-type")]
    public async Task The_answer_can_be_read_after_a_body_that_states_its_length(string path, string contentType, string problem)
    {
        await using ModelServer server = await StartAsync();
        Assert.Contains(problem, await PostAsync(server, path, contentType, inChunks: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sum/predict", "application/json", TooLarge)]
    [InlineData("/sum/predict/batch", "application/json", TooLarge)]
    [InlineData("/sum/predict/batch", "application/x-ndjson", TooLarge)]
    [InlineData("/sum/predict", "text/csv", "urn:modelpack:problem:unsupported-media-type")]
    public async Task The_answer_can_be_read_after_a_body_in_chunks(string path, string contentType, string problem)
    {
        await using ModelServer server = await StartAsync();
        Assert.Contains(problem, await PostAsync(server, path, contentType, inChunks: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_goes_on_after_a_body_that_was_too_large()
    {
        await using ModelServer server = await StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        await PostAsync(connection, "/sum/predict", "application/json", inChunks: false);
        await connection.ReceiveUntilAsync("}");
        const string Good = """{"x":1,"y":2}""";
        await connection.SendAsync($"POST /sum/predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {Good.Length}\r\n\r\n{Good}");
        await connection.ReceiveUntilAsync("""{"sum":3}""");
    }

    private static Task<ModelServer> StartAsync() => ModelServer.StartSumAsync(configure: static options => options.MaxStreamBodyBytes = Length - 1);

    private static async Task<string> PostAsync(ModelServer server, string path, string contentType, bool inChunks)
    {
        using RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        await PostAsync(connection, path, contentType, inChunks);
        return await connection.ReceiveUntilAsync("}");
    }

    private static async Task PostAsync(RawConnection connection, string path, string contentType, bool inChunks)
    {
        string length = inChunks ? "Transfer-Encoding: chunked" : $"Content-Length: {Length}";
        await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: {contentType}\r\n{length}\r\n\r\n");
        await connection.SendBodyAsync(Length, inChunks);
    }
}
