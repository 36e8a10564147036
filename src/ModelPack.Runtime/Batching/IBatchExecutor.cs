namespace ModelPack.Runtime.Batching;

/// <summary>Runs rows of several requests together. Each worker has one of its own, so that it can keep buffers.</summary>
internal interface IBatchExecutor<TRequest>
    where TRequest : BatchRequest
{
    /// <summary>Runs the rows and leaves in each request what came of them. What is wrong with one request is left in it alone; an exception fails all of them.</summary>
    /// <param name="parts">Rows in the order in which they were queued; at most <see cref="BatchLimits.MaxRows"/>.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for any of the rows any longer.</param>
    void Execute(ReadOnlySpan<BatchPart<TRequest>> parts, CancellationToken cancellationToken);
}
