using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Http;

/// <summary>Loads servers in turn, in rotating order: what disturbs one round disturbs all of them.</summary>
internal sealed class HttpComparison(ILoad load, int rounds, TimeSpan round, TimeSpan warmUp, int connections = 16)
{
    /// <summary>Measures the same request on each server; the first is the floor.</summary>
    public IReadOnlyList<HttpResult> Measure(string name, string path, string body, IReadOnlyList<ServerProcess> servers)
    {
        foreach (ServerProcess server in servers)
            load.Run(server.At(path), body, connections, warmUp);

        var cpu = new double[servers.Count, rounds];
        var wall = new double[servers.Count, rounds];
        var bytes = new double[servers.Count, rounds];
        for (int turn = 0; turn < rounds * servers.Count; turn++)
        {
            (int at, int index) = (turn / servers.Count, ((turn % servers.Count) + (turn / servers.Count)) % servers.Count);
            ServerProcess server = servers[index];
            double allocated = server.AllocatedBytes;
            TimeSpan before = server.ProcessorTime;
            LoadResult result = load.Run(server.At(path), body, connections, round);
            cpu[index, at] = (server.ProcessorTime - before).TotalNanoseconds / result.Requests;
            bytes[index, at] = (server.AllocatedBytes - allocated) / result.Requests;
            wall[index, at] = result.Elapsed.TotalNanoseconds / result.Requests;
        }

        return [.. servers.Select((server, index) => new HttpResult(
            Result($"{name}, CPU: {server.Name}", cpu, index, Median(at => bytes[index, at])),
            Result($"{name}, wall: {server.Name}", wall, index, double.NaN)))];
    }

    private CaseResult Result(string name, double[,] times, int index, double bytes) =>
        new(name, Median(at => times[index, at]), Median(at => times[index, at] / times[0, at]), bytes);

    private double Median(Func<int, double> value) => Enumerable.Range(0, rounds).Select(value).Order().ElementAt(rounds / 2);
}
