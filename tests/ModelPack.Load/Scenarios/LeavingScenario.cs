using System.Diagnostics;
using ModelPack.Load.Client;
using ModelPack.Load.Measuring;
using ModelPack.Load.Server;

namespace ModelPack.Load.Scenarios;

/// <summary>Clients that go away while their request is predicted or waits: nothing is left of them, and others are served as if they had never come.</summary>
internal static class LeavingScenario
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<LoadResult> RunAsync(int clients)
    {
        byte[] request = LoadRequest.To("/slow/predict");
        using LoadServerProcess server = await LoadServerProcess.StartAsync("/slow/predict");
        LoadConnection one = await LoadConnection.TryOpenAsync(server.Address) ?? throw new InvalidOperationException("The server does not accept connections.");
        using (one)
        {
            long alone = Stopwatch.GetTimestamp();
            await one.SendAndReceiveAsync(request);
            double unloaded = Stopwatch.GetElapsedTime(alone).TotalMilliseconds;
            for (int i = 0; i < clients; i++)
            {
                using LoadConnection? leaving = await LoadConnection.TryOpenAsync(server.Address);
                await leaving!.SendAsync(request);
                await Task.Delay(2);
            }

            // Turned away at most as long as those who left had been predicted for.
            long start = Stopwatch.GetTimestamp();
            int status = 503;
            while (status == 503 && Stopwatch.GetElapsedTime(start) < s_patience)
                status = await one.SendAndReceiveAsync(request);
            double after = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return new LoadResult(
                "leaving",
                new Dictionary<string, double> { ["clients that left"] = clients, ["prediction alone, ms"] = unloaded, ["next prediction after they left, ms"] = after },
                [
                    new Goal("the next request is not answered with 200 (1)", 0, status == 200 ? 0 : 1, ""),
                    new Goal("time of the next request", 1_000, after, "ms"),
                ]);
        }
    }
}
