using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ModelPack.Runtime.Tests.Telemetry;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>What metrics say of shared runs, and what waiting costs.</summary>
[Collection(AloneCollection.Name)]
public sealed class BatchingTelemetryTests
{
    private const int Calls = 20;

    [Fact]
    public async Task Shared_runs_count_once_and_calls_each()
    {
        var seen = new ConcurrentBag<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener { InstrumentPublished = static (instrument, l) => { if (instrument.Meter.Name == "ModelPack") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1, MaxQueuedRows = 5 });
        Task<long>[] calls = echo.Call([1, 2, 3, 4, 5, 6]);
        await Assert.ThrowsAsync<ModelOverloadedException>(() => calls[5]);
        await Task.WhenAll(calls[..5]);

        Assert.Equal([5d], seen.Where(m => m.Name == "modelpack.batch.size").Select(m => m.Value));
        Assert.Equal(5, Sum("modelpack.requests", "outcome=predicted"));
        Assert.Equal(1, Sum("modelpack.requests", "outcome=shed"));
        Assert.Equal(5, Sum("modelpack.rows", ""));
        Assert.Equal(5, seen.Count(m => m.Name == "modelpack.phase.duration" && m.Tags.Contains("phase=queue")));
        Assert.Equal(1, seen.Count(m => m.Name == "modelpack.phase.duration" && m.Tags.Contains("phase=infer")));

        double Sum(string name, string tag) => seen.Where(m => m.Name == name && m.Tags.Contains(tag)).Sum(m => m.Value);

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string text = string.Join(";", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
            if (text.Contains("model=echo"))
                seen.Add((instrument.Name, value, text));
        }
    }

    [Fact]
    public async Task A_row_that_waits_allocates_at_most_200_bytes()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1 });

        // On a thread of the pool: the context of a test allocates for each continuation.
        await Task.Run(() => CallAsync(echo, rounds: 50));
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.Run(() => CallAsync(echo, rounds: 200));
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / (200 * Calls), 0, 200);
    }

    private static async Task CallAsync(EchoModel echo, int rounds)
    {
        var calls = new ValueTask<long>[Calls];
        for (int round = 0; round < rounds; round++)
        {
            while (!echo.Predictor.Batcher!.TryBegin(1))
                Thread.Yield();
            for (int i = 0; i < Calls; i++)
                calls[i] = echo.Predictor.PredictAsync(i);
            echo.Predictor.Batcher.End();
            for (int i = 0; i < Calls; i++)
            {
                // An assertion would allocate.
                if (await calls[i] != i)
                    Assert.Fail("Another row's answer.");
            }
        }
    }
}
