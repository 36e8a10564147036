namespace ModelPack.Runtime.Batching;

/// <summary>The limits of a micro-batcher, in the units that it counts in.</summary>
/// <param name="MaxRows">The most rows of a run.</param>
/// <param name="MaxQueuedRows">The most rows that wait.</param>
/// <param name="MaxRuns">The most runs at one time.</param>
/// <param name="MaxDelay">How long a row may wait for others; zero for not at all.</param>
/// <param name="Deadline">How long a row may wait for a run; null for any time.</param>
internal sealed record BatchLimits(int MaxRows, int MaxQueuedRows, int MaxRuns, TimeSpan MaxDelay, TimeSpan? Deadline)
{
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static BatchLimits Of(MicroBatchingOptions options)
    {
        options.ThrowIfInvalid();
        return new(options.MaxRows, options.MaxQueuedRows, options.MaxConcurrentRuns ?? Environment.ProcessorCount, options.MaxDelay, options.Deadline);
    }
}
