namespace ModelPack;

/// <summary>How rows of concurrent asynchronous calls share native calls. The defaults wait for nothing: a run takes what came while the last one ran.</summary>
/// <remarks>Worth it for models of about 50 µs a row and more, whose cost grows more slowly than their rows do. A row runs on its caller's own thread when nothing else runs.</remarks>
public sealed class MicroBatchingOptions
{
    /// <summary>The most rows of a run; a call with more is split. 1 to 1,048,576. Default: 32, beyond which most models gain nothing.</summary>
    public int MaxRows { get; set; } = 32;

    /// <summary>How long a row may wait for others while a run has less than <see cref="MaxRows"/>. Zero to one minute. Default: zero, rows never wait for rows.</summary>
    /// <remarks>Anything else costs each caller that much where calls are few, since no row runs at once on its caller's thread.</remarks>
    public TimeSpan MaxDelay { get; set; }

    /// <summary>The most rows that wait for a run; a call beyond them fails at once with <see cref="ModelOverloadedException"/>. 1 to 1,048,576. Default: 1,024.</summary>
    /// <remarks>A call that has more rows than this by itself is taken when nothing waits.</remarks>
    public int MaxQueuedRows { get; set; } = 1_024;

    /// <summary>How long rows may wait for a run; then their call fails with <see cref="ModelOverloadedException"/>. One millisecond to one day. Default: null, as long as their caller waits.</summary>
    public TimeSpan? Deadline { get; set; }

    /// <summary>The most runs at one time. 1 to 1,024. Default: null, one for each processor.</summary>
    public int? MaxConcurrentRuns { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void ThrowIfInvalid()
    {
        ThrowIfOutside(MaxRows, MaxRowsLimit, nameof(MaxRows));
        ThrowIfOutside(MaxQueuedRows, MaxRowsLimit, nameof(MaxQueuedRows));
        ThrowIfOutside(MaxConcurrentRuns ?? 1, MaxRunsLimit, nameof(MaxConcurrentRuns));
        if (MaxDelay < TimeSpan.Zero || MaxDelay > LongestDelay)
            throw new ArgumentOutOfRangeException(nameof(MaxDelay), MaxDelay, $"Must be from {TimeSpan.Zero} to {LongestDelay}.");
        if (Deadline < ShortestDeadline || Deadline > LongestDeadline)
            throw new ArgumentOutOfRangeException(nameof(Deadline), Deadline, $"Must be from {ShortestDeadline} to {LongestDeadline}.");
    }

    internal const int MaxRowsLimit = 1 << 20;
    internal const int MaxRunsLimit = 1_024;
    internal static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan ShortestDeadline = TimeSpan.FromMilliseconds(1);
    internal static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    private static void ThrowIfOutside(int value, int limit, string name)
    {
        if (value < 1 || value > limit)
            throw new ArgumentOutOfRangeException(name, value, $"Must be from 1 to {limit}.");
    }
}
