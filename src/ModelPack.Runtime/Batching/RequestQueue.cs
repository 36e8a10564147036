namespace ModelPack.Runtime.Batching;

/// <summary>Requests in the order of arrival; any of them can leave. Guarded by its batcher.</summary>
internal sealed class RequestQueue
{
    private BatchRequest? _last;

    /// <summary>The oldest request; null for none.</summary>
    public BatchRequest? First { get; private set; }

    /// <summary>Rows that no run has taken yet.</summary>
    public int Rows { get; private set; }

    public bool IsEmpty => First is null;

    public void Add(BatchRequest request)
    {
        request.IsQueued = true;
        request.Previous = _last;
        request.Next = null;
        if (_last is null)
            First = request;
        else
            _last.Next = request;
        _last = request;
        Rows += request.Rows;
    }

    public void Remove(BatchRequest request)
    {
        if (request.Previous is null)
            First = request.Next;
        else
            request.Previous.Next = request.Next;
        if (request.Next is null)
            _last = request.Previous;
        else
            request.Next.Previous = request.Previous;
        (request.Next, request.Previous, request.IsQueued) = (null, null, false);
        Rows -= request.Rows - request.Taken;
    }

    /// <summary>Takes rows of the oldest request for a run; with its last one it leaves the queue.</summary>
    /// <param name="maxRows">The most rows of a run.</param>
    /// <param name="room">How many more rows the run takes.</param>
    /// <returns>How many rows were taken. A request that fits in a run is taken whole or not at all.</returns>
    public int TakeFirst(int maxRows, int room)
    {
        BatchRequest request = First!;
        int left = request.Rows - request.Taken;
        int count = left <= room ? left : request.Rows > maxRows ? room : 0;
        if (count == left)
            Remove(request);
        else
            Rows -= count;
        request.Taken += count;
        return count;
    }
}
