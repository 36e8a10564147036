using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Telemetry;

/// <summary>What a listener sees of calls: which model, how many, how long, and never what was asked.</summary>
[Collection(AloneCollection.Name)]
public sealed class TelemetryTests
{
    [Fact]
    public void Calls_rows_batches_phases_and_failures_are_measured()
    {
        var seen = new ConcurrentBag<Measurement>();
        using var listener = Listen(seen);
        using var scalars = Models.Load<Pair, PairSum, ScalarsContract>();
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        diabetes.Predict(new float[10]);
        diabetes.PredictBatch([new float[10], new float[10], new float[10]]);
        diabetes.TryPredict(new float[9], out _, out _);
        listener.RecordObservableInstruments();

        Measurement[] ours = [.. seen.Where(measured => measured.Tags.Contains("model=diabetes-gbr"))];
        Assert.Equal(3, Sum("modelpack.requests"));
        Assert.Equal(1, ours.Count(m => m.Name == "modelpack.requests" && m.Tags.Contains("outcome=invalid")));
        Assert.Equal(4, Sum("modelpack.rows"));
        Assert.Equal([1, 3], ours.Where(m => m.Name == "modelpack.batch.size").Select(m => m.Value).Order());
        Assert.Equal(1, Sum("modelpack.validation.failures"));
        Assert.Equal(1, Sum("modelpack.model.info"));
        foreach (string phase in new[] { "validate", "pack", "infer", "unpack" })
            Assert.Contains(ours, m => m.Name == "modelpack.phase.duration" && m.Tags.Contains("phase=" + phase) && m.Value is > 0 and < 10);
        Assert.All(ours, m => Assert.Contains(m.Tags, tag => tag.StartsWith("version=", StringComparison.Ordinal)));

        double Sum(string name) => ours.Where(m => m.Name == name).Sum(m => m.Value);
    }

    [Fact]
    public void Rows_of_sequences_are_measured_as_other_rows()
    {
        var seen = new ConcurrentBag<Measurement>();
        using var listener = Listen(seen);
        using var steps = new Sessions.StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(3);
        sequences[0].Predict([0]);
        sequences[0].TryPredict([-1], out _, out _);
        steps.Predictor.PredictBatch(sequences, [[0], [0], [0]], new float[3][]);

        Measurement[] ours = [.. seen.Where(measured => measured.Tags.Contains("model=steps"))];
        Assert.Equal(3, ours.Where(m => m.Name == "modelpack.requests").Sum(m => m.Value));
        Assert.Equal(1, ours.Count(m => m.Name == "modelpack.requests" && m.Tags.Contains("outcome=invalid")));
        Assert.Equal(4, ours.Where(m => m.Name == "modelpack.rows").Sum(m => m.Value));
        Assert.Equal([1, 3], ours.Where(m => m.Name == "modelpack.batch.size").Select(m => m.Value).Order());
    }

    [Fact]
    public void A_closed_model_is_no_longer_shown()
    {
        var seen = new ConcurrentBag<Measurement>();
        using var listener = Listen(seen);
        Models.Load<Picture, Brightness, PictureContract>().Dispose();
        listener.RecordObservableInstruments();
        Assert.DoesNotContain(seen, measured => measured.Name == "modelpack.model.info" && measured.Tags.Contains("model=uint8-image-bright"));
    }

    [Fact]
    public void A_call_is_traced_with_its_model_and_rows()
    {
        var traced = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "ModelPack",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = traced.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var half = Models.Load<Half[], ReadOnlyMemory<Half>, HalfContract>();
        half.PredictBatch([new Half[4], new Half[4]]);
        Activity activity = Assert.Single(traced, a => Equals(a.GetTagItem("modelpack.model"), "half-matmul"));
        Assert.Equal(2, activity.GetTagItem("modelpack.rows"));
    }

    private static MeterListener Listen(ConcurrentBag<Measurement> seen)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, l) => { if (instrument.Meter.Name == "ModelPack") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            seen.Add(new Measurement(instrument.Name, value, [.. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]));
    }

    private sealed record Measurement(string Name, double Value, string[] Tags);
}
