using System.Runtime.InteropServices;

namespace ModelPack.Runtime.Batching;

/// <summary>Runs what is queued, one run at a time, on threads of the pool. Between two runs it stands in line like other work, so that it holds no thread from it.</summary>
internal sealed class BatchWorker<TRequest>(MicroBatcher<TRequest> batcher, IBatchExecutor<TRequest> executor) : IThreadPoolWorkItem
    where TRequest : BatchRequest, new()
{
    // Guarded by the batcher, as requests are; the run itself only reads.
    private readonly List<BatchPart<TRequest>> _parts = [];
    private readonly List<TRequest> _ended = [];
    private CancellationTokenSource _stop = new();
    private bool _isStopped;

    /// <summary>What the run holds.</summary>
    public ReadOnlySpan<BatchPart<TRequest>> Parts => CollectionsMarshal.AsSpan(_parts);

    /// <summary>How many rows it holds.</summary>
    public int Rows { get; private set; }

    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void Add(BatchPart<TRequest> part)
    {
        _parts.Add(part);
        Rows += part.Count;
    }

    /// <summary>The run is over; requests that end with it follow.</summary>
    public void Empty()
    {
        _parts.Clear();
        Rows = 0;
        if (_isStopped)
            (_stop, _isStopped) = (new CancellationTokenSource(), false);
    }

    /// <summary>A request ends with the run, once the lock is left.</summary>
    public void AddEnded(TRequest request) => _ended.Add(request);

    /// <summary>Stops the run when nobody waits for any of its rows any longer.</summary>
    /// <returns>What to cancel, outside the lock; null when the run goes on.</returns>
    public CancellationTokenSource? StopIfAbandoned()
    {
        if (_parts.Count == 0 || _isStopped)
            return null;
        foreach (BatchPart<TRequest> part in _parts)
        {
            if (!part.Request.IsCompleted)
                return null;
        }

        _isStopped = true;
        return _stop;
    }

    void IThreadPoolWorkItem.Execute()
    {
        batcher.FailExpired(batcher.Take(this));
        if (Rows > 0)
            Run();
        if (batcher.GoOn(this))
            Start();
    }

    private void Run()
    {
        Exception? failure = null;
        try
        {
            executor.Execute(Parts, CanStop() ? _stop.Token : CancellationToken.None);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        batcher.Finish(this, failure is not null);
        foreach (TRequest request in _ended)
            request.End(failure ?? request.Error);
        _ended.Clear();
    }

    // A run that somebody cannot leave goes to its end, and needs no token.
    private bool CanStop()
    {
        foreach (BatchPart<TRequest> part in _parts)
        {
            if (!part.Request.CancellationToken.CanBeCanceled)
                return false;
        }

        return true;
    }
}
