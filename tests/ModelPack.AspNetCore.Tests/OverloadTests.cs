using ModelPack.AspNetCore.Tests.Support;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.Tests;

/// <summary>Places, the queue before them, and who is turned away.</summary>
public sealed class OverloadTests
{
    private const string Good = """{"x":1,"y":2}""";
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Beyond_places_and_queue_a_request_is_turned_away_at_once()
    {
        using var held = new HeldModel();
        await using ModelServer server = await ModelServer.StartSumAsync(held.Model, static options =>
        {
            (options.MaxConcurrentRequests, options.MaxQueuedRequests) = (1, 0);
            options.RetryAfter = TimeSpan.FromMilliseconds(1_500);
        });

        Task<Answer> first = Answer.PostAsync(server.Client, "/sum/predict", Good);
        await held.EnteredAsync();
        Answer turnedAway = await Answer.PostAsync(server.Client, "/sum/predict", Good);
        held.Release(2);

        turnedAway.IsProblem(503, "overloaded");
        Assert.Equal(TimeSpan.FromSeconds(2), turnedAway.Headers.RetryAfter?.Delta);
        Assert.Equal(200, (await first).Status);
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/sum/predict", Good)).Status);
    }

    [Fact]
    public async Task A_request_in_the_queue_is_predicted_when_its_turn_comes()
    {
        using var held = new HeldModel();
        await using ModelServer server = await StartAsync(held, places: 1, queue: 1);
        Task<Answer> first = Answer.PostAsync(server.Client, "/sum/predict", Good);
        await held.EnteredAsync();
        Task<Answer> second = Answer.PostAsync(server.Client, "/sum/predict", Good);
        await QueuedAsync(server, 1);
        (await Answer.PostAsync(server.Client, "/sum/predict", Good)).IsProblem(503, "overloaded");
        held.Release(2);
        Assert.Equal((200, 200), ((await first).Status, (await second).Status));
    }

    [Fact]
    public async Task A_body_is_not_read_for_a_request_that_is_turned_away()
    {
        using var held = new HeldModel();
        await using ModelServer server = await StartAsync(held, places: 1, queue: 0);
        Task<Answer> first = Answer.PostAsync(server.Client, "/sum/predict", Good);
        await held.EnteredAsync();
        using RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        await connection.SendAsync("POST /sum/predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
        Assert.Contains(" 503 ", await connection.ReceiveUntilAsync("overloaded"), StringComparison.Ordinal);
        held.Release();
        Assert.Equal(200, (await first).Status);
    }

    [Fact]
    public async Task A_client_that_leaves_the_queue_makes_room()
    {
        using var held = new HeldModel();
        await using ModelServer server = await StartAsync(held, places: 1, queue: 1);
        Task<Answer> first = Answer.PostAsync(server.Client, "/sum/predict", Good);
        await held.EnteredAsync();
        using (RawConnection connection = await RawConnection.OpenAsync(server.Client.BaseAddress!))
        {
            await connection.SendAsync(Post("/sum/predict"));
            await QueuedAsync(server, 1);
        }

        await QueuedAsync(server, 0);
        held.Release();
        Assert.Equal(200, (await first).Status);
        Assert.False(held.HasEntered());
    }

    [Fact]
    public async Task A_stream_waits_for_a_place_and_is_not_turned_away()
    {
        using var held = new HeldModel();
        await using ModelServer server = await StartAsync(held, places: 1, queue: 0);
        Task<Answer> first = Answer.PostAsync(server.Client, "/sum/predict", Good);
        await held.EnteredAsync();
        Task<Answer> stream = Answer.PostAsync(server.Client, "/sum/predict/batch", Good + "\n", Lines);
        await QueuedAsync(server, 1);
        held.Release(2);
        Assert.Equal(200, (await first).Status);
        Assert.Equal("{\"sum\":3}\n", (await stream).Text);
    }

    [Fact]
    public async Task A_slow_sender_and_a_slow_reader_hold_no_place()
    {
        using var held = new HeldModel();
        await using ModelServer server = await StartAsync(held, places: 1, queue: 0);
        using RawConnection slow = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        string request = Post("/sum/predict");
        await slow.SendAsync(request[..^3]);

        // Answered but not read.
        using RawConnection lazy = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        held.Release(3);
        await lazy.SendAsync(request);
        await held.EnteredAsync();
        Assert.Equal(200, (await PostWhenFreeAsync(server)).Status);

        await slow.SendAsync(request[^3..^1]);
        await slow.SendAsync(request[^1..]);
        await slow.ReceiveUntilAsync("{\"sum\":3}");
    }

    [Fact]
    public async Task All_mappings_of_a_model_share_its_places()
    {
        using var held = new HeldModel();
        await using ModelServer server = await ModelServer.StartAsync(
            services => services.AddSingleton(held.Model).AddSingleton<PredictionGates>().AddModelPack(static options => (options.MaxConcurrentRequests, options.MaxQueuedRequests) = (1, 0)),
            static app =>
            {
                app.MapModel<SumModel>("/one");
                app.MapModel<SumModel>("/two");
            });
        Task<Answer> first = Answer.PostAsync(server.Client, "/one/predict", Good);
        await held.EnteredAsync();
        (await Answer.PostAsync(server.Client, "/two/predict", Good)).IsProblem(503, "overloaded");
        held.Release();
        Assert.Equal(200, (await first).Status);
    }

    [Fact]
    public async Task Mappings_that_contradict_each_other_are_refused()
    {
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()).AddSingleton<PredictionGates>(),
            static app =>
            {
                app.MapModel<SumModel>("/one", static options => options.MaxConcurrentRequests = 1);
                app.MapModel<SumModel>("/two");
                app.MapModel<SumModel>("/three", static options => options.MaxConcurrentRequests = 3);
            }));
        Assert.Contains("'sum'", refused.Message, StringComparison.Ordinal);
    }

    private static string Post(string path) => $"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {Good.Length}\r\n\r\n{Good}";

    private static Task<ModelServer> StartAsync(HeldModel held, int places, int queue) => ModelServer.StartAsync(
        services => services.AddSingleton(held.Model).AddSingleton<PredictionGates>(),
        app => app.MapModel<SumModel>("/sum", options => (options.MaxConcurrentRequests, options.MaxQueuedRequests) = (places, queue)));

    private static PredictionGate GateOf(ModelServer server) => server.Services.GetRequiredService<PredictionGates>().Get("sum", new PredictionLimits(1, 1));

    private static async Task QueuedAsync(ModelServer server, int waiting)
    {
        while (GateOf(server).Waiting != waiting)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    // The place is given back before the answer is written, but not before it is in the test's hands.
    private static async Task<Answer> PostWhenFreeAsync(ModelServer server)
    {
        while (GateOf(server).Running > 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        return await Answer.PostAsync(server.Client, "/sum/predict", Good);
    }
}
