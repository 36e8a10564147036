namespace ModelPack.Runtime.Batching;

/// <summary>
/// Lets rows of concurrent callers share runs. Never waits while there is something to run: a caller that finds nothing running runs its own rows on its own thread;
/// what comes meanwhile queues, and each run takes what queued during the last one.
/// </summary>
/// <remarks>Knows nothing of tensors. One lock guards queue, requests and workers; nothing of others is called inside it.</remarks>
internal sealed partial class MicroBatcher<TRequest> : IBatchOwner
    where TRequest : BatchRequest, new()
{
    private readonly string _model;
    private readonly BatchLimits _limits;
    private readonly TimeProvider _time;
    private readonly Func<IBatchExecutor<TRequest>> _createExecutor;
    private readonly Lock _lock = new();
    private readonly RequestQueue _queue = new();
    private BatchRequest? _free;
    private int _freeCount;
    private bool _isClosed;
    private Action? _whenDrained;

    // Workers at work or about to be, and callers who run their own rows.
    private int _runs;

    /// <summary>Makes a batcher.</summary>
    /// <param name="model">The model's name, for messages.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="createExecutor">Makes the executor of each worker.</param>
    /// <param name="time">The clock.</param>
    public MicroBatcher(string model, BatchLimits limits, Func<IBatchExecutor<TRequest>> createExecutor, TimeProvider? time = null)
    {
        _model = model;
        _limits = limits;
        _createExecutor = createExecutor;
        _time = time ?? TimeProvider.System;
        _maxDelay = ToTicks(limits.MaxDelay);
        _deadline = limits.Deadline is { } deadline ? ToTicks(deadline) : long.MaxValue;
    }

    /// <summary>Whether something runs or waits; may be over before the caller has read it.</summary>
    public bool IsBusy => Volatile.Read(ref _runs) > 0;

    /// <summary>Lets the caller run its own rows now, on its own thread, when nothing runs and nothing waits; <see cref="End"/> must follow.</summary>
    /// <param name="rows">How many rows.</param>
    public bool TryBegin(int rows)
    {
        if (_maxDelay > 0 || rows > _limits.MaxRows)
            return false;
        lock (_lock)
        {
            if (_runs > 0 || !_queue.IsEmpty || _isClosed)
                return false;
            _runs++;
            return true;
        }
    }

    /// <summary>The caller's own run is over, however it ended.</summary>
    public void End()
    {
        Action? drained;
        lock (_lock)
        {
            _runs--;
            StartIfDue();
            drained = TakeDrained();
        }

        drained?.Invoke();
    }

    /// <summary>A request to fill and <see cref="TryEnqueue"/>.</summary>
    public TRequest Rent()
    {
        lock (_lock)
        {
            if (_free is { } request)
            {
                _free = request.Next;
                _freeCount--;
                request.Next = null;
                return (TRequest)request;
            }
        }

        return new TRequest { Owner = this };
    }

    /// <summary>Queues a request. Its caller then awaits it, once.</summary>
    /// <returns>Why it was not queued, and must not be awaited; null when it was.</returns>
    public Exception? TryEnqueue(TRequest request, int rows, CancellationToken cancellationToken)
    {
        request.Begin(rows, cancellationToken);
        Exception? refusal;
        lock (_lock)
        {
            refusal = Refuse(rows);
            if (refusal is null)
            {
                request.QueuedAt = _time.GetTimestamp();
                _queue.Add(request);
                StartIfDue();
                Watch();
            }
            else
            {
                Free(request);
            }
        }

        if (refusal is null)
            request.Watch();
        return refusal;
    }

    /// <summary>Takes no more requests. Those that wait are still run.</summary>
    /// <param name="whenDrained">Called once, when the last run is over: here, or by that run.</param>
    public void Close(Action whenDrained)
    {
        Action? drained;
        lock (_lock)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            _whenDrained = whenDrained;
            StartIfDue();
            drained = TakeDrained();
        }

        drained?.Invoke();
    }

    TimeSpan IBatchOwner.Elapsed(long since) => _time.GetElapsedTime(since);

    void IBatchOwner.Consume(BatchRequest request)
    {
        lock (_lock)
        {
            request.IsConsumed = true;
            if (request.Runs == 0)
                Free(request);
        }
    }

    void IBatchOwner.Cancel(BatchRequest request)
    {
        List<CancellationTokenSource>? stopped = null;
        Action? drained;
        lock (_lock)
        {
            if (request.IsCompleted)
                return;
            request.IsCompleted = true;
            if (request.IsQueued)
                _queue.Remove(request);
            for (int i = 0; request.Runs > 0 && i < _busy.Count; i++)
            {
                if (_busy[i].StopIfAbandoned() is { } run)
                    (stopped ??= []).Add(run);
            }

            drained = TakeDrained();
        }

        stopped?.ForEach(static run => run.Cancel());
        request.End(new OperationCanceledException(request.CancellationToken));
        drained?.Invoke();
    }

    private Exception? Refuse(int rows)
    {
        if (_isClosed)
            return new ObjectDisposedException(_model, $"The predictor of model '{_model}' was disposed.");
        return _queue.Rows > 0 && _queue.Rows > _limits.MaxQueuedRows - rows ? new ModelOverloadedException(_model, OverloadReason.QueueFull) : null;
    }

    private void Free(BatchRequest request)
    {
        request.Reset();
        if (_freeCount == _limits.MaxQueuedRows)
            return;
        _freeCount++;
        request.Next = _free;
        _free = request;
    }

    private Action? TakeDrained()
    {
        if (!_isClosed || _runs > 0 || !_queue.IsEmpty)
            return null;
        Action? drained = _whenDrained;
        _whenDrained = null;
        if (drained is not null)
            _alarm?.Dispose();
        return drained;
    }
}
