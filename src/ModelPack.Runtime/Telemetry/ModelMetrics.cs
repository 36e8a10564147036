using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.Telemetry;

/// <summary>The instruments of meter <c>ModelPack</c>, as one loaded model uses them. Tags say which model, never what was asked.</summary>
internal sealed class ModelMetrics : IDisposable
{
    private static readonly Meter s_meter = new("ModelPack", "1");
    private static readonly Counter<long> s_requests = s_meter.CreateCounter<long>("modelpack.requests", "{request}", "Calls of a predictor.");
    private static readonly Counter<long> s_rows = s_meter.CreateCounter<long>("modelpack.rows", "{row}", "Rows predicted.");
    private static readonly Histogram<int> s_batchSize = s_meter.CreateHistogram<int>("modelpack.batch.size", "{row}", "Rows of one native call.");
    private static readonly Histogram<double> s_phase = s_meter.CreateHistogram<double>("modelpack.phase.duration", "s", "Duration of a phase of a call.");
    private static readonly Counter<long> s_failures = s_meter.CreateCounter<long>("modelpack.validation.failures", "{failure}", "What is wrong with inputs or outputs.");
    private static readonly string[] s_phases = ["validate", "encode", "pack", "infer", "unpack", "decode"];

    private static KeyValuePair<string, object?> Done => new("outcome", "predicted");

    private static KeyValuePair<string, object?> Invalid => new("outcome", "invalid");

    private readonly KeyValuePair<string, object?> _model;
    private readonly KeyValuePair<string, object?> _version;
    private readonly IDisposable _registration;

    public ModelMetrics(PredictionInfo info)
    {
        _model = new("model", info.Model);
        _version = new("version", info.Version);
        _registration = LoadedModels.Add(s_meter, [_model, _version, new("digest", info.Digest), new("backend", info.Backend)]);
    }

    /// <summary>A clock that runs only when somebody listens to durations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhaseClock StartClock() => s_phase.Enabled ? new PhaseClock(this) : default;

    public void Record(Phase phase, TimeSpan duration) =>
        s_phase.Record(duration.TotalSeconds, _model, _version, new("phase", s_phases[(int)phase]));

    /// <summary>One call predicted one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Predicted()
    {
        if (s_requests.Enabled | s_rows.Enabled | s_batchSize.Enabled)
            CountSingle();
    }

    /// <summary>One call predicted so many rows; its native calls were counted by <see cref="Ran"/>.</summary>
    public void Predicted(int rows)
    {
        if (s_requests.Enabled)
            s_requests.Add(1, _model, _version, Done);
        if (s_rows.Enabled)
            s_rows.Add(rows, _model, _version);
    }

    /// <summary>One native call ran so many rows.</summary>
    public void Ran(int rows)
    {
        if (s_batchSize.Enabled)
            s_batchSize.Record(rows, _model, _version);
    }

    /// <summary>One call predicted nothing, because so many things were wrong with its input.</summary>
    public void Rejected(int failures)
    {
        if (s_requests.Enabled)
            s_requests.Add(1, _model, _version, Invalid);
        Failed(failures, "input");
    }

    /// <summary>So many things were wrong with inputs, or with outputs.</summary>
    public void Failed(int failures, string side)
    {
        if (s_failures.Enabled)
            s_failures.Add(failures, _model, _version, new("side", side));
    }

    public void Dispose() => _registration.Dispose();

    private void CountSingle()
    {
        Predicted(rows: 1);
        Ran(rows: 1);
    }
}
