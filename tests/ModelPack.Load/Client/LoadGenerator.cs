using System.Diagnostics;

namespace ModelPack.Load.Client;

/// <summary>Sends requests.</summary>
internal static class LoadGenerator
{
    /// <summary>Connections that send one request after the other until they are told to end, or nobody listens any more.</summary>
    public static async Task<LoadCounts> SendAsync(Uri address, byte[] request, int connections, CancellationToken end, LoadCounts? counts = null)
    {
        counts ??= new LoadCounts();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => KeepSendingAsync(address, request, counts, end), CancellationToken.None)));
        return counts;
    }

    /// <summary>Sends requests at a rate, whether they are answered or not: what many clients do that know nothing of each other.</summary>
    /// <param name="address">The server.</param>
    /// <param name="request">The request.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="duration">How long.</param>
    public static async Task<LoadCounts> SendAtRateAsync(Uri address, byte[] request, double perSecond, TimeSpan duration)
    {
        var counts = new LoadCounts();
        var idle = new System.Collections.Concurrent.ConcurrentBag<LoadConnection>();
        var sent = new List<Task>();
        long start = Stopwatch.GetTimestamp();
        for (int number = 0; Stopwatch.GetElapsedTime(start) < duration;)
        {
            int due = (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond);
            for (; number < due; number++)
                sent.Add(SendOnceAsync(address, request, idle, counts));
            await Task.Delay(1);
        }

        await Task.WhenAll(sent);
        foreach (LoadConnection connection in idle)
            connection.Dispose();
        return counts;
    }

    private static async Task SendOnceAsync(Uri address, byte[] request, System.Collections.Concurrent.ConcurrentBag<LoadConnection> idle, LoadCounts counts)
    {
        if (!idle.TryTake(out LoadConnection? connection))
            connection = await LoadConnection.TryOpenAsync(address) ?? throw new InvalidOperationException("The server does not accept connections.");
        long start = Stopwatch.GetTimestamp();
        int status = await connection.SendAndReceiveAsync(request);
        counts.Add(status, Stopwatch.GetElapsedTime(start));
        if (status == 0 || connection.IsLast)
            connection.Dispose();
        else
            idle.Add(connection);
    }

    private static async Task KeepSendingAsync(Uri address, byte[] request, LoadCounts counts, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using LoadConnection? connection = await LoadConnection.TryOpenAsync(address);
            if (connection is null)
                return;
            int status = 1;
            while (status != 0 && !connection.IsLast && !end.IsCancellationRequested)
            {
                long start = Stopwatch.GetTimestamp();
                status = await connection.SendAndReceiveAsync(request);
                counts.Add(status, Stopwatch.GetElapsedTime(start));
            }
        }
    }
}
