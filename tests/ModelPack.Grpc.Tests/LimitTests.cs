using Grpc.Core;
using ModelPack.AspNetCore;
using ModelPack.Grpc.Tests.Support;
using ModelPack.Runtime.Serving;

namespace ModelPack.Grpc.Tests;

/// <summary>What happens to calls beyond the places that a model has, which all of its endpoints share.</summary>
public sealed class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beyond_the_places_and_the_queue_a_call_is_turned_away_at_once()
    {
        await using GrpcServer server = await StartAsync(static options => (options.MaxQueuedRequests, options.RetryAfter) = (0, TimeSpan.FromMilliseconds(1_500)));
        using (PredictionPlace held = await HoldAsync(server))
        {
            using AsyncUnaryCall<ModelInferResponse> call = server.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), cancellationToken: Token);
            Assert.Equal("The model is busy.", await GrpcServer.FailsAsync(call, StatusCode.Unavailable));
            Assert.Equal("1500", call.GetTrailers().GetValue("grpc-retry-pushback-ms"));
        }

        await server.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), cancellationToken: Token);
    }

    [Fact]
    public async Task A_call_waits_for_a_place_where_there_is_room_to_wait()
    {
        await using GrpcServer server = await StartAsync(static options => options.MaxQueuedRequests = 1);
        Task<ModelInferResponse> waiting;
        using (await HoldAsync(server))
        {
            waiting = server.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), cancellationToken: Token).ResponseAsync;
            await WaitAsync(server, 1);
        }

        Assert.Equal("iris", (await waiting).ModelName);
    }

    [Fact]
    public async Task The_time_that_the_options_allow_counts_waiting()
    {
        await using GrpcServer server = await StartAsync(static options => (options.MaxQueuedRequests, options.RequestTimeout) = (1, TimeSpan.FromMilliseconds(100)));
        using PredictionPlace held = await HoldAsync(server);
        Assert.Equal("The prediction took too long.", await GrpcServer.FailsAsync(server.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), cancellationToken: Token), StatusCode.DeadlineExceeded));
    }

    [Fact]
    public async Task The_callers_deadline_takes_the_call_out_of_the_queue()
    {
        await using GrpcServer server = await StartAsync(static options => options.MaxQueuedRequests = 1);
        using PredictionPlace held = await HoldAsync(server);
        using AsyncUnaryCall<ModelInferResponse> call = server.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), deadline: DateTime.UtcNow.AddMilliseconds(300), cancellationToken: Token);
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        await WaitAsync(server, 0);
    }

    [Fact]
    public async Task A_caller_that_cancels_is_taken_out_of_the_queue()
    {
        await using GrpcServer server = await StartAsync(static options => options.MaxQueuedRequests = 1);
        using PredictionPlace held = await HoldAsync(server);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using AsyncUnaryCall<ModelInferResponse> call = server.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), cancellationToken: cancel.Token);
        await WaitAsync(server, 1);
        await cancel.CancelAsync();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await WaitAsync(server, 0);
    }

    private static Task<GrpcServer> StartAsync(Action<ModelEndpointOptions> configure) => GrpcServer.StartAsync(services =>
    {
        services.AddIrisPredictor();
        services.Configure<ModelEndpointOptions>("iris", options =>
        {
            options.MaxConcurrentRequests = 1;
            configure(options);
        });
    });

    private static PredictionGate GateOf(GrpcServer server) => server.App.Services.GetRequiredService<PredictionGates>().Get("iris", new PredictionLimits(1, 1));

    private static async Task<PredictionPlace> HoldAsync(GrpcServer server)
    {
        PredictionPlace place = await GateOf(server).EnterAsync(1, Token);
        Assert.True(place.IsTaken);
        return place;
    }

    private static async Task WaitAsync(GrpcServer server, int waiting)
    {
        while (GateOf(server).Waiting != waiting)
            await Task.Delay(5, Token);
    }
}
