using System.Diagnostics;

namespace ModelPack.Runtime.Serving;

/// <summary>A request that waits for a place.</summary>
internal sealed class PredictionWaiter : TaskCompletionSource<PredictionPlace>, IThreadPoolWorkItem
{
    private readonly PredictionGate _gate;

    public PredictionWaiter(PredictionGate gate, long work, bool isStream)
    {
        (_gate, Work, IsStream) = (gate, work, isStream);
        Node = new LinkedListNode<PredictionWaiter>(this);
    }

    /// <summary>Its place in the queue.</summary>
    public LinkedListNode<PredictionWaiter> Node { get; }

    /// <summary>What it has to do, as the gate measures it.</summary>
    public long Work { get; }

    /// <summary>Whether it is part of a stream.</summary>
    public bool IsStream { get; }

    /// <summary>What tells that the caller no longer wants the place.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }

    /// <summary>Goes on with the place, behind what the pool has queued already: the thread that gave it away still has an answer to write.</summary>
    public void Grant() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Ends the waiting, unless it has ended.</summary>
    public void Cancel(CancellationToken cancellationToken)
    {
        if (_gate.TryWithdraw(this))
            SetCanceled(cancellationToken);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Cancellation.Dispose();
        SetResult(new PredictionPlace(_gate, Work, Stopwatch.GetTimestamp()));
    }
}
