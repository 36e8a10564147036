using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>Endpoints of a model with micro-batching on. A delay makes every request wait for others.</summary>
public sealed class MicroBatchingTests
{
    private const string Setosa = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";
    private const string Virginica = """{"sepalLength":6.3,"sepalWidth":3.3,"petalLength":6.0,"petalWidth":2.5}""";

    [Fact]
    public async Task Each_client_gets_its_own_answer()
    {
        await using ModelServer server = await StartAsync(new MicroBatchingOptions { MaxDelay = TimeSpan.FromMilliseconds(1), MaxRows = 5 });
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 3) switch
        {
            0 => Answer.PostAsync(server.Client, "/iris/predict", Setosa),
            1 => Answer.PostAsync(server.Client, "/iris/predict", Virginica),
            _ => Answer.PostAsync(server.Client, "/iris/predict/batch", $"[{Setosa},{Virginica}]"),
        }));
        for (int i = 0; i < answers.Length; i++)
        {
            Assert.Equal(200, answers[i].Status);
            Assert.Equal("1.4.0", Assert.Single(answers[i].Headers.GetValues("x-model-version")));
            string[] species = [.. (i % 3 == 2 ? answers[i].Body.AsArray().Select(row => row!) : [answers[i].Body]).Select(row => (string)row["species"]!)];
            Assert.Equal((i % 3) switch { 0 => ["setosa"], 1 => ["virginica"], _ => ["setosa", "virginica"] }, species);
        }
    }

    [Fact]
    public async Task A_bad_document_is_told_at_once_and_waits_for_nobody()
    {
        await using ModelServer server = await StartAsync(new MicroBatchingOptions { MaxDelay = TimeSpan.FromMinutes(1) });
        (await Answer.PostAsync(server.Client, "/iris/predict", """{"sepalLength":"long"}""")).IsProblem(400, "invalid-input");
    }

    [Fact]
    public async Task A_full_queue_is_503_with_the_time_to_come_back()
    {
        await using ModelServer server = await StartAsync(new MicroBatchingOptions { MaxDelay = TimeSpan.FromMinutes(1), MaxQueuedRows = 1 });
        Task<Answer>[] both = [Answer.PostAsync(server.Client, "/iris/predict", Setosa), Answer.PostAsync(server.Client, "/iris/predict", Setosa)];
        Answer turnedAway = await await Task.WhenAny(both);
        turnedAway.IsProblem(503, "overloaded");
        Assert.Equal(TimeSpan.FromSeconds(1), turnedAway.Headers.RetryAfter?.Delta);
        server.Client.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(both));
    }

    [Fact]
    public async Task Rows_that_waited_too_long_are_503()
    {
        await using ModelServer server = await StartAsync(new MicroBatchingOptions { MaxDelay = TimeSpan.FromMinutes(1), Deadline = TimeSpan.FromMilliseconds(5) });
        (await Answer.PostAsync(server.Client, "/iris/predict", Setosa)).IsProblem(503, "overloaded");
    }

    private static Task<ModelServer> StartAsync(MicroBatchingOptions batching) => ModelServer.StartAsync(
        services => services.AddIrisPredictor(options => options.MicroBatching = batching),
        static app => app.MapIrisPredictor("/iris"));
}
