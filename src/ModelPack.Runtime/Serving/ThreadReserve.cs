namespace ModelPack.Runtime.Serving;

/// <summary>
/// Keeps threads of the pool for everything but predictions. A prediction computes on the thread that received the request, and the pool starts with
/// as many threads as there are processors: with all of them inside a slow model nothing would read requests, not even to turn them away, and they would pile up unseen.
/// </summary>
internal static class ThreadReserve
{
    /// <summary>From which length on a prediction holds its thread for long.</summary>
    public static TimeSpan Long { get; } = TimeSpan.FromMilliseconds(1);

    private static readonly Lock s_changing = new();

    /// <summary>Lets the pool start this many threads more without delay.</summary>
    public static void Add(int threads)
    {
        lock (s_changing)
        {
            ThreadPool.GetMinThreads(out int workers, out int completions);
            ThreadPool.SetMinThreads(workers + threads, completions);
        }
    }
}
