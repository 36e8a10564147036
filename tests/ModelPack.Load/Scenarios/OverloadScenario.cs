using ModelPack.Load.Client;
using ModelPack.Load.Measuring;
using ModelPack.Load.Server;

namespace ModelPack.Load.Scenarios;

/// <summary>Ten times as many requests as the server can predict: those that it takes are answered nearly as fast as on an idle server, all others are turned away.</summary>
internal static class OverloadScenario
{
    private const int Times = 10;

    public static async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        byte[] request = LoadRequest.To("/slow/predict");
        using LoadServerProcess server = await LoadServerProcess.StartAsync("/slow/predict");
        LoadCounts unloaded = await MeasureAsync(server, request, connections: 1, duration);
        LoadCounts capacity = await MeasureAsync(server, request, Environment.ProcessorCount, duration);
        double perSecond = capacity.Accepted / duration.TotalSeconds;
        long before = await server.MemoryAsync();
        LoadCounts overload = await LoadGenerator.SendAtRateAsync(server.Address, request, Times * perSecond, duration);
        long after = await server.MemoryAsync();
        return new LoadResult(
            "overload",
            new Dictionary<string, double>
            {
                ["capacity, requests a second"] = perSecond,
                ["unloaded p50, ms"] = unloaded.Percentile(50),
                ["unloaded p99, ms"] = unloaded.Percentile(99),
                ["overloaded, accepted p50, ms"] = overload.Percentile(50),
                ["overloaded, accepted p99, ms"] = overload.Percentile(99),
                ["accepted"] = overload.Accepted,
                ["turned away (503)"] = overload.Shed,
                ["accepted a second, x capacity"] = overload.Accepted / duration.TotalSeconds / perSecond,
            },
            [
                new Goal("p99 of accepted requests to that of an idle server", 3, overload.Percentile(99) / unloaded.Percentile(99), "x"),
                new Goal("answers that are neither 200 nor 503", 0, overload.Others, "requests"),
                new Goal("requests without an answer", 0, overload.Aborted, "requests"),
                new Goal("nothing turned away (1) or some (0)", 0, overload.Shed > 0 ? 0 : 1, ""),
                new Goal("memory after to before", 2, (double)after / before, "x"),
            ]);
    }

    private static async Task<LoadCounts> MeasureAsync(LoadServerProcess server, byte[] request, int connections, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        return await LoadGenerator.SendAsync(server.Address, request, connections, end.Token);
    }
}
