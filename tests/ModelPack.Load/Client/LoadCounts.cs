using System.Collections.Concurrent;

namespace ModelPack.Load.Client;

/// <summary>How requests ended.</summary>
internal sealed class LoadCounts
{
    private readonly ConcurrentBag<double> _milliseconds = [];
    private int _accepted;
    private int _shed;
    private int _aborted;
    private int _others;

    /// <summary>Answered with 200.</summary>
    public int Accepted => _accepted;

    /// <summary>Answered with 503.</summary>
    public int Shed => _shed;

    /// <summary>Sent and not answered.</summary>
    public int Aborted => _aborted;

    /// <summary>Answered with something else.</summary>
    public int Others => _others;

    /// <summary>Counts a request.</summary>
    public void Add(int status, TimeSpan elapsed)
    {
        if (status == 200)
            _milliseconds.Add(elapsed.TotalMilliseconds);
        Interlocked.Increment(ref status == 200 ? ref _accepted : ref status == 503 ? ref _shed : ref status == 0 ? ref _aborted : ref _others);
    }

    /// <summary>A percentile of the time that accepted requests took, in milliseconds.</summary>
    public double Percentile(double percent)
    {
        double[] sorted = [.. _milliseconds.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * percent / 100))];
    }
}
