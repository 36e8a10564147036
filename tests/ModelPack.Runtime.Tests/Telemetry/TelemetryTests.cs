using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Telemetry;

/// <summary>What a listener sees of calls: which model, how many, how long, and never what was asked.</summary>
[Collection(AloneCollection.Name)]
public sealed class TelemetryTests
{
    // What the model of steps refuses, and what its contract cannot read.
    private const float Refused = 1000, Unreadable = 3;

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
        Assert.Single(ours, m => m.Tags.Contains("code=MPK3008") && m.Tags.Contains("side=input"));
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
    public void Each_request_ends_in_one_way()
    {
        var seen = new ConcurrentBag<Measurement>();
        using var listener = Listen(seen);
        using var steps = new Sessions.StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(3);
        Assert.False(sequences[0].TryPredict([Refused], out _, out _));
        Assert.Throws<InvalidInputException>(() => steps.Predictor.PredictBatch(sequences, [[0], [Refused], [0]], new float[3][]));
        steps.Predictor.TryPredictBatch(sequences, [[0], [Refused], [-1]], new float[3][], new RowStatus[3], []);
        steps.Predictor.TryPredictBatch(sequences, [[-1], [-1], [-1]], new float[3][], new RowStatus[3], []);
        Assert.Throws<ModelOutputException>(() => sequences[0].Predict([Unreadable]));
        Assert.Throws<ModelOutputException>(() => steps.Predictor.PredictBatch(sequences, [[0], [Unreadable], [0]], new float[3][]));
        Assert.Throws<OperationCanceledException>(() => sequences[0].Predict([0], new CancellationToken(canceled: true)));
        Assert.Equal(["cancelled", "error", "error", "invalid", "invalid", "invalid", "predicted"], Outcomes(seen, "steps"));
        Assert.Equal(3, seen.Where(m => m.Tags.Contains("model=steps") && m.Tags.Contains("code=MPK3020")).Sum(m => m.Value));
        Assert.Equal(1, seen.Where(m => m.Tags.Contains("model=steps") && m.Name == "modelpack.rows").Sum(m => m.Value));
    }

    [Theory]
    [InlineData("MPK3020", "MPK3020")]
    [InlineData("MPK30200", "other")]
    [InlineData("MPK30x1", "other")]
    [InlineData("jane@example.org", "other")]
    [InlineData("", "other")]
    public void A_code_of_an_encoder_that_is_none_of_ours_is_no_tag(string code, string tag) =>
        Assert.Equal(tag, Runtime.Telemetry.FailureCode.Of(new InputError("$", code, "Wrong.")));

    [Fact]
    public void Phases_and_batches_have_buckets_that_tell_small_models_apart()
    {
        var advice = new Dictionary<string, IEnumerable<double>>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } seconds, Meter.Name: "ModelPack" })
                    advice[instrument.Name] = seconds;
                if (instrument is Histogram<int> { Advice.HistogramBucketBoundaries: { } rows, Meter.Name: "ModelPack" })
                    advice[instrument.Name] = rows.Select(static row => (double)row);
            },
        };
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        listener.Start();
        Assert.Equal(["modelpack.batch.size", "modelpack.phase.duration"], advice.Keys.Order(StringComparer.Ordinal));
        Assert.All(advice.Values, static bounds => Assert.Equal(bounds.Distinct().Order(), bounds));
        Assert.True(advice["modelpack.phase.duration"].First() <= 1e-6 && advice["modelpack.phase.duration"].Last() >= 10);
    }

    [Fact]
    public void Dashboards_made_for_Triton_find_its_names_where_they_are_asked_for()
    {
        var seen = new ConcurrentBag<Measurement>();
        using var listener = Listen(seen, "ModelPack.Triton");
        using var steps = new Sessions.StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(3);
        sequences[0].Predict([0]);
        steps.Predictor.PredictBatch(sequences, [[0], [0], [0]], new float[3][]);
        sequences[0].TryPredict([-1], out _, out _);
        Assert.Throws<ModelOutputException>(() => sequences[0].Predict([Unreadable]));

        Measurement[] ours = [.. seen.Where(measured => measured.Tags.Contains("model=steps"))];
        Assert.Equal(2, Sum("nv_inference_request_success"));
        Assert.Equal(["reason=BACKEND", "reason=OTHER"], ours.Where(m => m.Name == "nv_inference_request_failure").Select(m => m.Tags.Single(tag => tag.StartsWith("reason=", StringComparison.Ordinal))).Order());
        Assert.Equal(4, Sum("nv_inference_count"));
        Assert.Equal(3, Sum("nv_inference_exec_count"));
        double parts = Sum("nv_inference_compute_input_duration_us") + Sum("nv_inference_compute_infer_duration_us") + Sum("nv_inference_compute_output_duration_us");
        Assert.InRange(parts, 0.1, Sum("nv_inference_request_duration_us"));
        Assert.All(ours, static m => Assert.StartsWith("nv_inference_", m.Name, StringComparison.Ordinal));

        double Sum(string name) => ours.Where(m => m.Name == name).Sum(m => m.Value);
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
        using var listener = Trace(traced);
        using var half = Models.Load<Half[], ReadOnlyMemory<Half>, HalfContract>();
        half.PredictBatch([new Half[4], new Half[4]]);
        Activity activity = Assert.Single(traced, a => Equals(a.GetTagItem("modelpack.model"), "half-matmul"));
        Assert.Equal(2, activity.GetTagItem("modelpack.rows"));
    }

    [Fact]
    public void A_call_that_fails_is_traced_as_failed_and_without_the_text_of_the_failure()
    {
        var traced = new ConcurrentBag<Activity>();
        using var listener = Trace(traced);
        using var steps = new Sessions.StateFile<Steps>();
        ISequence<float[], float[]> sequence = steps.Open(1)[0];
        Assert.Throws<ModelOutputException>(() => sequence.Predict([Unreadable]));
        Activity activity = Assert.Single(traced, IsOfSteps);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Null(activity.StatusDescription);
        Assert.Equal("ModelPack.ModelOutputException", activity.GetTagItem("error.type"));
        Assert.Empty(activity.Events);

        traced.Clear();
        Assert.False(sequence.TryPredict([Refused], out _, out _));
        Assert.Equal("MPK3020", Assert.Single(traced, IsOfSteps).GetTagItem("error.type"));

        static bool IsOfSteps(Activity activity) => Equals(activity.GetTagItem("modelpack.model"), "steps");
    }

    private static ActivityListener Trace(ConcurrentBag<Activity> traced)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "ModelPack",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = traced.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static IEnumerable<string> Outcomes(IEnumerable<Measurement> seen, string model) =>
        from measured in seen
        where measured.Name == "modelpack.requests" && measured.Tags.Contains("model=" + model)
        let outcome = measured.Tags.Single(static tag => tag.StartsWith("outcome=", StringComparison.Ordinal))["outcome=".Length..]
        orderby outcome
        select outcome;

    private static MeterListener Listen(ConcurrentBag<Measurement> seen, string meter = "ModelPack")
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == meter) l.EnableMeasurementEvents(instrument); } };
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
