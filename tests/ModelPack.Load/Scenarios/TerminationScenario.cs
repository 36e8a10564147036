using ModelPack.Load.Client;
using ModelPack.Load.Measuring;
using ModelPack.Load.Server;

namespace ModelPack.Load.Scenarios;

/// <summary>SIGTERM while requests come in: each request that was sent is answered, and the process ends by itself.</summary>
internal static class TerminationScenario
{
    private const int Connections = 16;

    public static async Task<LoadResult> RunAsync(int rounds)
    {
        var all = new LoadCounts();
        int failedExits = 0;
        int readyAfterSignal = 0;
        for (int round = 0; round < rounds; round++)
        {
            using LoadServerProcess server = await LoadServerProcess.StartAsync("/fast/predict");
            Task<LoadCounts> load = LoadGenerator.SendAsync(server.Address, LoadRequest.To(round % 2 == 0 ? "/fast/predict" : "/slow/predict"), Connections, CancellationToken.None, all);
            await Task.Delay(300 + (10 * round));
            server.Terminate();
            await Task.Delay(100);
            readyAfterSignal += await IsReadyAsync(server) ? 1 : 0;
            await load;
            failedExits += await server.ExitedAsync() == 0 ? 0 : 1;
        }

        return new LoadResult(
            "termination",
            new Dictionary<string, double> { ["rounds"] = rounds, ["answered (200)"] = all.Accepted, ["turned away (503)"] = all.Shed },
            [
                new Goal("requests without an answer", 0, all.Aborted, "requests"),
                new Goal("answers that are neither 200 nor 503", 0, all.Others, "requests"),
                new Goal("rounds that were ready after the signal", 0, readyAfterSignal, "rounds"),
                new Goal("exit codes other than 0", 0, failedExits, "rounds"),
            ]);
    }

    private static async Task<bool> IsReadyAsync(LoadServerProcess server)
    {
        using HttpResponseMessage response = await server.Client.GetAsync("/health/ready");
        return response.IsSuccessStatusCode;
    }
}
