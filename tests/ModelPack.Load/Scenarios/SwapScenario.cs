using ModelPack.Load.Client;
using ModelPack.Load.Measuring;
using ModelPack.Load.Server;

namespace ModelPack.Load.Scenarios;

/// <summary>A model is replaced again and again while requests come in: none fails, and nothing of the old models stays.</summary>
internal static class SwapScenario
{
    private const int Connections = 8;
    private const int Settled = 100;

    public static async Task<LoadResult> RunAsync(TimeSpan duration, int least)
    {
        using LoadServerProcess server = await LoadServerProcess.StartAsync("/fast/predict");
        using var end = new CancellationTokenSource();
        Task<LoadCounts> load = LoadGenerator.SendAsync(server.Address, LoadRequest.To("/fast/predict"), Connections, end.Token);
        SwapCounts first = await SwapAsync(server, TimeSpan.Zero, Math.Min(Settled, least));
        long before = await server.MemoryAsync();
        SwapCounts rest = await SwapAsync(server, duration, least - first.Swaps);
        long after = await server.MemoryAsync();
        await end.CancelAsync();
        LoadCounts counts = await load;
        int swaps = first.Swaps + rest.Swaps;
        return new LoadResult(
            "swap",
            new Dictionary<string, double>
            {
                ["swaps"] = swaps,
                ["requests answered (200)"] = counts.Accepted,
                ["memory after the first 100 swaps, MB"] = before / 1e6,
                ["memory at the end, MB"] = after / 1e6,
            },
            [
                new Goal("requests that failed", 0, counts.Shed + counts.Others + counts.Aborted, "requests"),
                new Goal("swaps that failed", 0, first.Failed + rest.Failed, "swaps"),
                new Goal("swaps missing", 0, Math.Max(0, least - swaps), "swaps"),
                new Goal("sessions that were replaced and not disposed", 0, rest.Undisposed, "sessions"),
                new Goal("growth of memory after the first 100 swaps", 0.15, ((double)after / before) - 1, ""),
            ]);
    }

    private static async Task<SwapCounts> SwapAsync(LoadServerProcess server, TimeSpan duration, int least)
    {
        using HttpResponseMessage response = await server.Client.PostAsync(FormattableString.Invariant($"/swap?seconds={duration.TotalSeconds}&least={least}"), null);
        return (await response.Content.ReadFromJsonAsync<SwapCounts>())!;
    }
}
