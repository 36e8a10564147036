using System.Globalization;
using System.Text.Json.Nodes;
using ModelPack.Benchmarks.Contracts;
using ModelPack.Benchmarks.Http;
using ModelPack.Benchmarks.Measuring;
using ModelPack.Benchmarks.Models;

namespace ModelPack.Benchmarks.Areas;

/// <summary>The generated endpoints beside a hand-written minimal API and a peer on node, each in a process of its own; what counts is the CPU time of the server.</summary>
internal static class HttpArea
{
    private const int Rows = 64;
    private const string Predict = "/iris/predict";
    private const string Batch = "/iris/predict/batch";

    // In continuous integration it is enough to see that it runs.
    private static readonly bool s_isShort = Environment.GetEnvironmentVariable("CI") == "true";

    public static AreaResult Run()
    {
        string folder = Directory.CreateTempSubdirectory("modelpack-bench").FullName;
        try
        {
            using var servers = new BenchmarkServers(MlpModel.Save(folder));
            var random = new Random(42);
            string row = Row(random);
            string rows = "[" + string.Join(',', Enumerable.Range(0, Rows).Select(_ => Row(random))) + "]";
            Check(servers, Predict, row);
            Check(servers, Batch, rows);
            ThrowIfNotValidated(servers.Ours);

            ILoad load = WrkLoad.IsThere() ? new WrkLoad() : new SocketLoad();
            Console.WriteLine($"\nLoad by {load.Name}, 16 connections.{(servers.Peer is null ? " fastify with onnxruntime-node is not installed; that row is skipped." : "")}");
            var comparison = s_isShort
                ? new HttpComparison(load, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))
                : new HttpComparison(load, 7, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
            IReadOnlyList<HttpResult> single = comparison.Measure("one row", Predict, row, servers.All);
            IReadOnlyList<HttpResult> batch = comparison.Measure("64 rows", Batch, rows, servers.All);
            return new AreaResult("http", [.. Cases(single), .. Cases(batch)], Goals(single, batch));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<CaseResult> Cases(IReadOnlyList<HttpResult> results) => [.. results.Select(static result => result.Cpu), .. results.Select(static result => result.Wall)];

    private static List<Goal> Goals(IReadOnlyList<HttpResult> single, IReadOnlyList<HttpResult> batch)
    {
        List<Goal> goals =
        [
            new("POST predict, CPU a request to the hand-written minimal API", 0.95, single[1].Cpu.Ratio, "x"),
            new("POST predict, allocated beyond the contract's own objects", 160, single[1].Cpu.BytesPerCall - OwnBytes(), "B a request"),
            new("POST predict/batch, 64 rows, CPU a request to the hand-written minimal API", 1.0, batch[1].Cpu.Ratio, "x"),
        ];
        if (single.Count > 2)
            goals.Add(new("POST predict, time a request to fastify with onnxruntime-node (2.5 times the throughput)", 1 / 2.5, single[1].Wall.Nanoseconds / single[2].Wall.Nanoseconds, "x"));
        return goals;
    }

    // What the contract itself says to allocate: its input is a class, its output a struct.
    private static double OwnBytes()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var flower = new Flower { SepalLength = 1, SepalWidth = 1, PetalLength = 1, PetalWidth = 1 };
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(flower);
        return bytes;
    }

    private static string Row(Random random) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"sepalLength":{{Draw(random)}},"sepalWidth":{{Draw(random)}},"petalLength":{{Draw(random)}},"petalWidth":{{Draw(random)}}}""");

    private static double Draw(Random random) => Math.Round(random.NextDouble() * 9.8, 1);

    // All must give the same: a benchmark of something else flatters.
    private static void Check(BenchmarkServers servers, string path, string body)
    {
        (int status, string expected) = servers.Floor.Post(path, body);
        foreach (ServerProcess server in servers.All)
        {
            (int given, string actual) = server.Post(path, body);
            if (status != 200 || given != 200 || !AreNear(JsonNode.Parse(expected)!, JsonNode.Parse(actual)!))
                throw new InvalidOperationException($"{server.Name} answers {path} with {given}: {actual}; the hand-written server with {status}: {expected}.");
        }
    }

    private static bool AreNear(JsonNode expected, JsonNode actual) => expected is JsonArray rows
        ? rows.Count == actual.AsArray().Count && rows.Zip(actual.AsArray()).All(static pair => AreNear(pair.First!, pair.Second!))
        : expected.AsObject().All(member => Math.Abs((double)member.Value! - (double)actual[member.Key]!) < 1e-5);

    private static void ThrowIfNotValidated(ServerProcess server)
    {
        if (server.Post(Predict, """{"sepalLength":11,"sepalWidth":1,"petalLength":1,"petalWidth":1}""").Status != 400)
            throw new InvalidOperationException("The generated endpoint does not validate.");
    }
}
