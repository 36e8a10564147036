using System.Threading.Tasks.Sources;

namespace ModelPack.Runtime.Batching;

/// <summary>What one caller waits for. Pooled by its batcher, which also guards all its state but the completion.</summary>
internal abstract class BatchRequest : IValueTaskSource
{
    // Nobody's code runs inside the worker that completes a request.
    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;

    /// <summary>How many rows there are.</summary>
    public int Rows { get; internal set; }

    /// <summary>How many of them a run has taken.</summary>
    internal int Taken { get; set; }

    /// <summary>How many of them a run is done with.</summary>
    internal int Done { get; set; }

    /// <summary>How many runs have rows of it now; as long as there are any, it is not pooled.</summary>
    internal int Runs { get; set; }

    /// <summary>When it was queued, in ticks of the batcher's clock.</summary>
    internal long QueuedAt { get; set; }

    /// <summary>Why its rows could not be run though others of the same run could.</summary>
    internal Exception? Error { get; private set; }

    internal bool IsQueued { get; set; }

    /// <summary>Whether its caller knows how it ended, or is about to.</summary>
    internal bool IsCompleted { get; set; }

    /// <summary>Whether its caller is done with it.</summary>
    internal bool IsConsumed { get; set; }

    internal CancellationToken CancellationToken { get; private set; }

    /// <summary>Its neighbours in the queue; <see cref="Next"/> also in the pool and among those that ended together.</summary>
    internal BatchRequest? Next { get; set; }

    internal BatchRequest? Previous { get; set; }

    internal IBatchOwner? Owner { get; set; }

    /// <summary>What a <see cref="ValueTask"/> over this request is made with.</summary>
    public short Version => _completion.Version;

    public ValueTaskSourceStatus GetStatus(short token) => _completion.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    /// <summary>Ends the wait; after it the request belongs to the pool.</summary>
    void IValueTaskSource.GetResult(short token)
    {
        ThrowIfEnded(token);
        try
        {
            ThrowIfFailed(token);
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Forgets rows and results, which may be large.</summary>
    protected abstract void Clear();

    /// <summary>Throws where a result is read twice: the request may be another caller's by now.</summary>
    protected void ThrowIfEnded(short token) => _completion.GetStatus(token);

    /// <summary>Throws what failed the request.</summary>
    protected void ThrowIfFailed(short token) => _completion.GetResult(token);

    /// <summary>Gives the request back, once its result was read.</summary>
    protected void Release()
    {
        // Waits for a callback that runs just now, which must not meet the request's next caller.
        _registration.Dispose();
        _registration = default;
        _completion.Reset();
        Owner!.Consume(this);
    }

    /// <summary>How long it has waited.</summary>
    internal TimeSpan Waited() => Owner!.Elapsed(QueuedAt);

    internal void Begin(int rows, CancellationToken cancellationToken)
    {
        (Rows, Taken, Done, Runs) = (rows, 0, 0, 0);
        (IsCompleted, IsConsumed) = (false, false);
        CancellationToken = cancellationToken;
    }

    /// <summary>From now on the token ends the wait. The request may have ended already.</summary>
    internal void Watch()
    {
        if (CancellationToken.CanBeCanceled)
            _registration = CancellationToken.UnsafeRegister(static state => ((BatchRequest)state!).Owner!.Cancel((BatchRequest)state), this);
    }

    /// <summary>Its rows could not be run; the request fails when its run is over.</summary>
    internal void SetError(Exception error) => Error ??= error;

    internal void End(Exception? failure)
    {
        if (failure is null)
            _completion.SetResult(true);
        else
            _completion.SetException(failure);
    }

    internal void Reset()
    {
        CancellationToken = default;
        Error = null;
        Clear();
    }
}
