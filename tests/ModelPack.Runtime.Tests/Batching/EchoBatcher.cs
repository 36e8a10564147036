using ModelPack.Runtime.Batching;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>A batcher of echoes, as a predictor has one of rows.</summary>
internal sealed class EchoBatcher
{
    private readonly MicroBatcher<EchoRequest> _batcher;

    public EchoBatcher(int maxRows = 4, int maxQueuedRows = 100, int maxRuns = 1, TimeSpan maxDelay = default, TimeSpan? deadline = null, bool isHeld = true)
    {
        Executor = new EchoExecutor(isHeld);
        _batcher = new MicroBatcher<EchoRequest>("echo", new BatchLimits(maxRows, maxQueuedRows, maxRuns, maxDelay, deadline), () => Executor, Time);
    }

    public EchoExecutor Executor { get; }

    public ManualTime Time { get; } = new();

    public MicroBatcher<EchoRequest> Core => _batcher;

    /// <summary>Queues rows, as a caller does that may not run them itself.</summary>
    public Task<int[]> Send(params int[] rows) => Send(rows, CancellationToken.None);

    public Task<int[]> Send(int[] rows, CancellationToken cancellationToken) => SendAsync(rows, cancellationToken).AsTask();

    public ValueTask<int[]> SendAsync(int[] rows, CancellationToken cancellationToken)
    {
        EchoRequest request = _batcher.Rent();
        request.Fill(rows);
        return _batcher.TryEnqueue(request, rows.Length, cancellationToken) is { } refusal
            ? ValueTask.FromException<int[]>(refusal)
            : new ValueTask<int[]>(request, request.Version);
    }
}
