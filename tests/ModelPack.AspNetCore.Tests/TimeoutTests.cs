using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ModelPack.AspNetCore.Tests.Support;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.Tests;

/// <summary>Predictions that nobody waits for any more: the time is over, or the client is gone.</summary>
public sealed class TimeoutTests
{
    private const string Good = """{"x":1,"y":2}""";

    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData("/sum/predict", Good)]
    [InlineData("/sum/predict/batch", $"[{Good}]")]
    public async Task A_prediction_beyond_the_time_stops_and_is_504(string path, string body)
    {
        using var held = new HeldModel();
        using var log = new RecordedLog();
        await using ModelServer server = await ModelServer.StartSumAsync(held.Model, static options => options.RequestTimeout = s_short, log);
        (await Answer.PostAsync(server.Client, path, body)).IsProblem(504, "timed-out");
        Assert.Equal(1, held.Cancelled);
        Assert.Empty(log.AtLeast(LogLevel.Error));
    }

    [Fact]
    public async Task The_time_counts_from_one_request_to_the_next()
    {
        using var held = new HeldModel();
        await using ModelServer server = await ModelServer.StartSumAsync(held.Model, static options => options.RequestTimeout = TimeSpan.FromSeconds(20));
        held.Release(50);
        for (int i = 0; i < 50; i++)
            Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
        Assert.Equal(0, held.Cancelled);
    }

    [Fact]
    public async Task Time_in_the_queue_counts()
    {
        using var held = new HeldModel();
        var gates = new PredictionGates();
        await using ModelServer server = await ModelServer.StartAsync(
            services => services.AddSingleton(held.Model).AddSingleton(gates),
            static app =>
            {
                app.MapModel<SumModel>("/slow", static options => (options.MaxConcurrentRequests, options.MaxQueuedRequests) = (1, 1));
                app.MapModel<SumModel>("/hasty", static options => (options.MaxConcurrentRequests, options.MaxQueuedRequests, options.RequestTimeout) = (1, 1, s_short));
            });
        Task<Answer> first = Answer.PostAsync(server.Client, "/slow/predict", Good);
        await held.EnteredAsync();
        (await Answer.PostAsync(server.Client, "/hasty/predict", Good)).IsProblem(504, "timed-out");
        Assert.Equal(0, gates.Get("sum", default).Waiting);
        held.Release();
        Assert.Equal(200, (await first).Status);
    }

    [Fact]
    public async Task Lines_of_a_stream_time_out_each_for_itself()
    {
        int calls = 0;
        var model = new SumModel
        {
            Before = cancellationToken =>
            {
                // Together, and then the first line.
                if (++calls > 2)
                    return;
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
                cancellationToken.ThrowIfCancellationRequested();
            },
        };
        await using ModelServer server = await ModelServer.StartSumAsync(model, static options => options.RequestTimeout = s_short);
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict/batch", Good + "\n" + Good + "\n", "application/x-ndjson");
        string[] lines = answer.Text.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal("urn:modelpack:problem:timed-out", (string?)JsonNode.Parse(lines[0])!["error"]!["type"]);
        Assert.Equal("""{"sum":3}""", lines[1]);
    }

    [Fact]
    public Task A_time_of_zero_is_refused_when_the_model_is_mapped() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ModelServer.StartSumAsync(configure: static options => options.RequestTimeout = TimeSpan.Zero));

    [Theory]
    [InlineData("/sum/predict", "application/json")]
    [InlineData("/sum/predict/batch", "application/x-ndjson")]
    public async Task A_client_that_goes_away_stops_its_prediction_and_leaves_no_error_in_the_log(string path, string contentType)
    {
        using var held = new HeldModel();
        using var log = new RecordedLog();
        await using ModelServer server = await ModelServer.StartSumAsync(held.Model, log: log);
        using (RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!))
        {
            await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: {contentType}\r\nContent-Length: {Good.Length}\r\n\r\n{Good}");
            await held.EnteredAsync();
        }

        while (held.Cancelled == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        held.Release();
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
        Assert.True(log.AtLeast(LogLevel.Warning).Count == 0, string.Join('\n', log.AtLeast(LogLevel.Warning)));
    }
}
