using System.Diagnostics.Metrics;

namespace ModelPack.Runtime.Telemetry;

/// <summary>The instruments of meter <c>ModelPack</c>; <c>docs/observability.md</c> is what users read of them.</summary>
internal static class ModelInstruments
{
    // Phases of small models take microseconds, which the default boundaries of collectors, made for requests, would all put into one bucket.
    private static readonly double[] s_seconds =
    [
        1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ];

    private static readonly int[] s_sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096];

    private static readonly string[] s_phases = ["queue", "validate", "encode", "pack", "infer", "unpack", "decode"];
    private static readonly string[] s_outcomes = ["predicted", "invalid", "cancelled", "timeout", "shed", "error"];

    public static Meter Meter { get; } = new("ModelPack", "1");

    public static Counter<long> Requests { get; } = Meter.CreateCounter<long>("modelpack.requests", "{request}", "Requests to a model, by how they ended.");

    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>("modelpack.rows", "{row}", "Rows predicted.");

    public static Histogram<int> BatchSize { get; } =
        Meter.CreateHistogram("modelpack.batch.size", "{row}", "Rows of one native call.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = s_sizes });

    public static Histogram<double> PhaseDuration { get; } =
        Meter.CreateHistogram("modelpack.phase.duration", "s", "Duration of a phase of a request.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = s_seconds });

    public static Counter<long> ValidationFailures { get; } = Meter.CreateCounter<long>("modelpack.validation.failures", "{failure}", "What is wrong with inputs or outputs, by code.");

    /// <summary>Whether anybody listens to durations.</summary>
    public static bool ArePhasesMeasured => PhaseDuration.Enabled | TritonInstruments.IsEnabled;

    /// <summary>A phase of a request took so long.</summary>
    public static void Record(Phase phase, TimeSpan duration, KeyValuePair<string, object?> model, KeyValuePair<string, object?> version)
    {
        PhaseDuration.Record(duration.TotalSeconds, model, version, new("phase", s_phases[(int)phase]));
        if (TritonInstruments.IsEnabled)
            TritonInstruments.Record(phase, duration, model, version);
    }

    /// <summary>A request ended in some way.</summary>
    public static void Ended(RequestOutcome outcome, KeyValuePair<string, object?> model, KeyValuePair<string, object?> version)
    {
        if (Requests.Enabled)
            Requests.Add(1, model, version, new("outcome", s_outcomes[(int)outcome]));
        if (TritonInstruments.IsEnabled)
            TritonInstruments.Ended(outcome, model, version);
    }
}
