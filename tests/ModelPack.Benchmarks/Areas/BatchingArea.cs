using System.Globalization;
using System.Text;
using ModelPack.Benchmarks.Http;
using ModelPack.Benchmarks.Measuring;
using ModelPack.Benchmarks.Models;
using ModelPack.Testing;

namespace ModelPack.Benchmarks.Areas;

/// <summary>One row a request on a network of moderate cost, with micro-batching and without, many connections and one.</summary>
internal static class BatchingArea
{
    private const int Many = 64;
    private const string Path = "/wide";

    // In continuous integration it is enough to see that it runs.
    private static readonly bool s_isShort = Environment.GetEnvironmentVariable("CI") == "true";

    public static AreaResult Run()
    {
        string folder = Directory.CreateTempSubdirectory("modelpack-bench").FullName;
        try
        {
            string model = WideModel.Save(folder);
            using ServerProcess alone = Start("each row by itself", "alone", model), batching = Start("micro-batching", "batching", model);
            string row = Row();
            if (alone.Post(Path, row) is not (200, var expected) || batching.Post(Path, row) != (200, expected))
                throw new InvalidOperationException("The servers do not give the same.");

            ILoad load = WrkLoad.IsThere() ? new WrkLoad() : new SocketLoad();
            Console.WriteLine($"\nLoad by {load.Name}, bodies of 2 KiB.");
            IReadOnlyList<HttpResult> many = Measure(load, Many, row, alone, batching);
            IReadOnlyList<HttpResult> one = Measure(load, 1, row, alone, batching);
            return new AreaResult("batching", [.. Cases(many), .. Cases(one)],
            [
                new Goal("time a request at 64 connections, with micro-batching to without (1.45 times the throughput)", 1 / 1.45, many[1].Wall.Ratio, "x"),
                new Goal("time a request at 1 connection, with micro-batching to without (0.98 times the throughput)", 1 / 0.98, one[1].Wall.Ratio, "x"),
                new Goal("allocated beyond what it is without, 64 connections", 200, many[1].Cpu.BytesPerCall - many[0].Cpu.BytesPerCall, "B a request"),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<HttpResult> Measure(ILoad load, int connections, string row, params IReadOnlyList<ServerProcess> servers)
    {
        var comparison = s_isShort
            ? new HttpComparison(load, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), connections)
            : new HttpComparison(load, 9, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), connections);
        return comparison.Measure(string.Create(CultureInfo.InvariantCulture, $"{connections} connections"), Path, row, servers);
    }

    private static IEnumerable<CaseResult> Cases(IReadOnlyList<HttpResult> results) => [.. results.Select(static result => result.Wall), .. results.Select(static result => result.Cpu)];

    // Powers of two have no byte above 127, so that the row is text too, which is what loads send.
    private static string Row() => string.Concat(Enumerable.Range(0, WideModel.Inputs).Select(static i => Encoding.ASCII.GetString(BitConverter.GetBytes(i % 3 == 0 ? 0.5f : i % 3 == 1 ? 2f : 0f))));

    private static ServerProcess Start(string name, string kind, string model) => new(name, "dotnet",
        [System.IO.Path.Combine(TestModels.RepositoryRoot, "tests", "ModelPack.Benchmarks.Server", "bin", "Release", "net10.0", "ModelPack.Benchmarks.Server.dll"), kind, model], countsBytes: true);
}
