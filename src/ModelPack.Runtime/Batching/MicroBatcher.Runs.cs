namespace ModelPack.Runtime.Batching;

// Workers: they take rows off the queue, run them, and go on as long as rows wait.
internal sealed partial class MicroBatcher<TRequest>
{
    private readonly List<BatchWorker<TRequest>> _busy = [];
    private readonly Stack<BatchWorker<TRequest>> _idle = new();

    // Workers that stand in line and have not taken rows yet.
    private int _coming;

    /// <summary>Fills a worker with the rows of its next run. Without any, its time is over.</summary>
    /// <returns>Requests that waited too long, by <see cref="BatchRequest.Next"/>; they end outside the lock.</returns>
    internal BatchRequest? Take(BatchWorker<TRequest> worker)
    {
        BatchRequest? expired;
        lock (_lock)
        {
            _coming--;
            expired = TakeExpired();
            while (!_queue.IsEmpty && worker.Rows < _limits.MaxRows)
            {
                var request = (TRequest)_queue.First!;
                int start = request.Taken;
                int count = _queue.TakeFirst(_limits.MaxRows, _limits.MaxRows - worker.Rows);
                if (count == 0)
                    break;
                request.Runs++;
                worker.Add(new BatchPart<TRequest>(request, start, count));
            }

            // What this run leaves behind need not wait for it.
            StartIfDue();
        }

        return expired;
    }

    /// <summary>A run is over: tells the worker which requests end with it.</summary>
    internal void Finish(BatchWorker<TRequest> worker, bool failed)
    {
        lock (_lock)
        {
            foreach (BatchPart<TRequest> part in worker.Parts)
            {
                TRequest request = part.Request;
                request.Runs--;
                request.Done += part.Count;
                if (!request.IsCompleted && (failed || request.Error is not null || request.Done == request.Rows))
                    Complete(request, worker);
                else if (request is { IsConsumed: true, Runs: 0 })
                    Free(request);
            }

            worker.Empty();
        }
    }

    /// <summary>Whether a worker has more to do.</summary>
    internal bool GoOn(BatchWorker<TRequest> worker)
    {
        Action? drained;
        lock (_lock)
        {
            if (IsWorkForOneMore())
            {
                _coming++;
                return true;
            }

            _runs--;
            _busy.Remove(worker);
            _idle.Push(worker);
            Watch();
            drained = TakeDrained();
        }

        drained?.Invoke();
        return false;
    }

    /// <summary>Ends requests that <see cref="Take"/> gave; outside the lock.</summary>
    internal void FailExpired(BatchRequest? first)
    {
        while (first is { } request)
        {
            // Once it has failed, it may be another caller's.
            first = request.Next;
            request.Next = null;
            request.End(new ModelOverloadedException(_model, OverloadReason.DeadlineExceeded));
        }
    }

    private void StartIfDue()
    {
        if (_runs >= _limits.MaxRuns || !IsWorkForOneMore())
            return;
        _runs++;
        _coming++;
        if (!_idle.TryPop(out BatchWorker<TRequest>? worker))
            worker = new BatchWorker<TRequest>(this, _createExecutor());
        _busy.Add(worker);
        worker.Start();
    }

    // Two workers for the rows of one would only make two small runs of a large one.
    private bool IsWorkForOneMore() => IsDue() && _queue.Rows > (long)_coming * _limits.MaxRows;

    private void Complete(TRequest request, BatchWorker<TRequest> worker)
    {
        request.IsCompleted = true;
        if (request.IsQueued)
            _queue.Remove(request);
        worker.AddEnded(request);
    }
}
