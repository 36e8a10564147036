namespace ModelPack.Runtime.Batching;

// Delay and deadline. One timer wakes for whichever comes first; it is set again only when it has rung, so that it costs next to nothing under load.
internal sealed partial class MicroBatcher<TRequest>
{
    private readonly long _maxDelay;
    private readonly long _deadline;
    private ITimer? _alarm;
    private long _wakesAt = long.MaxValue;

    private bool IsDue() => !_queue.IsEmpty
        && (_maxDelay == 0 || _isClosed || _queue.Rows >= _limits.MaxRows || _queue.First!.Taken > 0 || _time.GetTimestamp() - _queue.First.QueuedAt >= _maxDelay);

    /// <summary>Takes the requests off the queue that have waited too long and of which nothing has run.</summary>
    private BatchRequest? TakeExpired()
    {
        if (_deadline == long.MaxValue || _queue.IsEmpty)
            return null;
        BatchRequest? first = null, last = null;
        long now = _time.GetTimestamp();
        for (BatchRequest? request = _queue.First, next; request is not null && now - request.QueuedAt >= _deadline; request = next)
        {
            next = request.Next;
            if (request.Taken > 0)
                continue;
            _queue.Remove(request);
            request.IsCompleted = true;
            if (last is null)
                first = request;
            else
                last.Next = request;
            last = request;
        }

        return first;
    }

    /// <summary>Sets the timer where the oldest request waits for it.</summary>
    private void Watch()
    {
        // What a run has begun no longer waits, though the rest of it is in the queue.
        BatchRequest? oldest = _queue.First is { Taken: > 0 } begun ? begun.Next : _queue.First;
        long wait = _maxDelay > 0 && _runs < _limits.MaxRuns ? Math.Min(_deadline, _maxDelay) : _deadline;
        if (oldest is null || wait == long.MaxValue || oldest.QueuedAt + wait >= _wakesAt)
            return;
        _wakesAt = oldest.QueuedAt + wait;
        _alarm ??= _time.CreateTimer(static state => ((MicroBatcher<TRequest>)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        double left = (_wakesAt - _time.GetTimestamp()) * 1000.0 / _time.TimestampFrequency;
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(left))), Timeout.InfiniteTimeSpan);
    }

    private void Wake()
    {
        BatchRequest? expired;
        Action? drained;
        lock (_lock)
        {
            _wakesAt = long.MaxValue;
            expired = TakeExpired();
            StartIfDue();
            Watch();
            drained = TakeDrained();
        }

        FailExpired(expired);
        drained?.Invoke();
    }

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
