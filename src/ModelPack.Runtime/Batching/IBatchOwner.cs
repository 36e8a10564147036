namespace ModelPack.Runtime.Batching;

/// <summary>What a request asks of its batcher.</summary>
internal interface IBatchOwner
{
    /// <summary>The time since a moment of <see cref="BatchRequest.QueuedAt"/>.</summary>
    TimeSpan Elapsed(long since);

    /// <summary>The caller has read the result: the request can be used again once no run has it.</summary>
    void Consume(BatchRequest request);

    /// <summary>The caller's token was cancelled: the request leaves the queue, and a run whose requests have all gone is stopped.</summary>
    void Cancel(BatchRequest request);
}
