using System.ComponentModel;
using System.Diagnostics;

namespace ModelPack.Runtime.Serving;

/// <summary>Bounds how many predictions of a model run at one time, and how many wait for that: first come, first served. One for each model, whatever it is asked by.</summary>
/// <remarks>
/// Requests beyond both bounds are turned away at once. Streams wait as long as it takes, which slows their senders down; where both wait, they take turns.
/// Without a bound of its own the queue is as long as what is in it takes no longer than the request itself, or 10 ms: then twice the time of a prediction is about the
/// most that an accepted request takes, however many come, and a burst for a fast model is taken in.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PredictionGate
{
    private const int MostWaiting = 1_000;

    private static readonly TimeSpan s_shortWait = TimeSpan.FromMilliseconds(10);

    private readonly Lock _queue = new();
    private readonly LinkedList<PredictionWaiter> _requests = [];
    private readonly LinkedList<PredictionWaiter> _streams = [];
    private readonly PredictionCost _cost = new();
    private PredictionLimits _limits;
    private int _free;
    private int _waiting;
    private long _workWaiting;
    private bool _isStreamsTurn;
    private int _hasReserve;

    /// <summary>Opens a gate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or there is no place.</exception>
    public PredictionGate(PredictionLimits limits)
    {
        limits.ThrowIfInvalid();
        _limits = limits;
        _free = limits.Running ?? int.MaxValue;
    }

    /// <summary>What the bounds are.</summary>
    public PredictionLimits Limits => _limits;

    /// <summary>How many requests and streams wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How many places are taken.</summary>
    public int Running => (_limits.Running ?? int.MaxValue) - Volatile.Read(ref _free);

    /// <summary>Whether a request that comes now would be turned away: worth asking before its body is read.</summary>
    /// <param name="work">The size of the request, in bytes; 0 when it is not known.</param>
    public bool IsFull(long work)
    {
        if (Waiting == 0 && Volatile.Read(ref _free) > 0)
            return false;
        lock (_queue)
            return !HasRoom(Math.Max(work, 1));
    }

    /// <summary>Takes a place for a request, or waits for one if there is room to wait.</summary>
    /// <param name="work">The size of the request, in bytes: what takes long is told from what does not by it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The place; not taken when the request is to be turned away.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled while the request waited.</exception>
    public ValueTask<PredictionPlace> EnterAsync(long work, CancellationToken cancellationToken)
    {
        work = Math.Max(work, 1);
        return TryEnter() ? Place(work) : WaitAsync(work, isStream: false, cancellationToken);
    }

    /// <summary>Takes a place for a part of a stream; waits until there is one.</summary>
    /// <inheritdoc cref="EnterAsync"/>
    public ValueTask<PredictionPlace> EnterStreamAsync(long work, CancellationToken cancellationToken)
    {
        work = Math.Max(work, 1);
        return TryEnter() ? Place(work) : WaitAsync(work, isStream: true, cancellationToken);
    }

    /// <summary>Changes the bounds; before requests come.</summary>
    internal void Change(PredictionLimits limits)
    {
        limits.ThrowIfInvalid();
        Interlocked.Add(ref _free, (limits.Running ?? int.MaxValue) - (_limits.Running ?? int.MaxValue));
        _limits = limits;
    }

    /// <summary>Takes a waiter out of the queue.</summary>
    /// <returns>False when it has been given a place: it finds out itself that it is too late.</returns>
    internal bool TryWithdraw(PredictionWaiter waiter)
    {
        lock (_queue)
        {
            if (waiter.Node.List is null)
                return false;
            Remove(waiter.Node);
            return true;
        }
    }

    internal void Leave(long work, long since)
    {
        _cost.Add(work, Stopwatch.GetTimestamp() - since);
        if (_limits.Running is { } running && Volatile.Read(ref _hasReserve) == 0 && _cost.Typical >= ThreadReserve.Long && Interlocked.Exchange(ref _hasReserve, 1) == 0)
            ThreadReserve.Add(running);

        // Whoever queues up raises the count and then looks for a free place; here it is the other way round, with full fences: one of the two sees the other.
        if (Waiting == 0)
        {
            Interlocked.Increment(ref _free);
            if (Waiting == 0)
                return;
            lock (_queue)
                GrantFree();
            return;
        }

        lock (_queue)
        {
            Interlocked.Increment(ref _free);
            GrantFree();
        }
    }

    // Nobody overtakes those who wait.
    private bool TryEnter() => Waiting == 0 && TryTake();

    private bool TryTake()
    {
        for (int free = Volatile.Read(ref _free); free > 0;)
        {
            int seen = Interlocked.CompareExchange(ref _free, free - 1, free);
            if (seen == free)
                return true;
            free = seen;
        }

        return false;
    }

    private ValueTask<PredictionPlace> Place(long work) => new(new PredictionPlace(this, work, Stopwatch.GetTimestamp()));

    private ValueTask<PredictionPlace> WaitAsync(long work, bool isStream, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<PredictionPlace>(cancellationToken);
        var waiter = new PredictionWaiter(this, work, isStream);
        lock (_queue)
        {
            if (TryEnter())
                return Place(work);
            if (!isStream && !HasRoom(work))
                return default;
            (isStream ? _streams : _requests).AddLast(waiter.Node);
            _workWaiting += isStream ? 0 : work;
            Interlocked.Increment(ref _waiting);

            // Registered under the lock, so that the place is not given before the waiter knows how to unregister.
            waiter.Cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PredictionWaiter)state!).Cancel(token), waiter);
            GrantFree();
        }

        return new ValueTask<PredictionPlace>(waiter.Task);
    }

    private bool HasRoom(long work)
    {
        if (_limits.Waiting is { } most)
            return _requests.Count < most;
        if (_requests.Count >= MostWaiting)
            return false;
        TimeSpan ahead = _cost.Of(_workWaiting) / (_limits.Running ?? 1);
        TimeSpan own = _cost.Of(work);
        return ahead < (own > s_shortWait ? own : s_shortWait);
    }

    private void GrantFree()
    {
        while (_requests.Count + _streams.Count > 0 && TryTake())
        {
            bool takesStream = _requests.Count == 0 || (_isStreamsTurn && _streams.Count > 0);
            _isStreamsTurn = !takesStream;
            LinkedListNode<PredictionWaiter> first = (takesStream ? _streams : _requests).First!;
            Remove(first);
            first.Value.Grant();
        }
    }

    private void Remove(LinkedListNode<PredictionWaiter> node)
    {
        node.List!.Remove(node);
        _workWaiting -= node.Value.IsStream ? 0 : node.Value.Work;
        Interlocked.Decrement(ref _waiting);
    }
}
