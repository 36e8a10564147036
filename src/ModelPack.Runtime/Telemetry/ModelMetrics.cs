using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.Telemetry;

/// <summary>The instruments of meter <c>ModelPack</c>, as one loaded model uses them. Tags say which model, never what was asked.</summary>
internal sealed class ModelMetrics : IDisposable
{
    private readonly KeyValuePair<string, object?> _model;
    private readonly KeyValuePair<string, object?> _version;
    private readonly KeyValuePair<string, object?>[] _identity;
    private IDisposable? _registration;

    public ModelMetrics(PredictionInfo info)
    {
        _model = new("model", info.Model);
        _version = new("version", info.Version);
        _identity = [_model, _version, new("digest", info.Digest), new("backend", info.Backend)];
    }

    /// <summary>Shows the model among those that serve, until this is disposed.</summary>
    public void Show() => _registration = LoadedModels.Add(ModelInstruments.Meter, _identity);

    /// <summary>Whether somebody listens to durations.</summary>
    public static bool MeasuresPhases => ModelInstruments.ArePhasesMeasured;

    /// <summary>A clock that runs only when somebody listens to durations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhaseClock StartClock() => ModelInstruments.ArePhasesMeasured ? new PhaseClock(this) : default;

    public void Record(Phase phase, TimeSpan duration) => ModelInstruments.Record(phase, duration, _model, _version);

    /// <summary>One request predicted one row in a native call of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Predicted()
    {
        if (ModelInstruments.Requests.Enabled | ModelInstruments.Rows.Enabled | TritonInstruments.IsEnabled)
            Predicted(rows: 1);
    }

    /// <summary>One request predicted so many rows; native calls are counted by <see cref="Ran"/>.</summary>
    public void Predicted(int rows)
    {
        Ended(RequestOutcome.Predicted);
        if (ModelInstruments.Rows.Enabled)
            ModelInstruments.Rows.Add(rows, _model, _version);
        if (TritonInstruments.IsEnabled)
            TritonInstruments.Predicted(rows, _model, _version);
    }

    /// <summary>One request predicted what could be predicted of so many rows.</summary>
    public void EndedWith(int predicted, int rows)
    {
        if (predicted > 0)
            Predicted(predicted);
        else if (rows > 0)
            Ended(RequestOutcome.Invalid);
    }

    /// <summary>One native call ran so many rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ran(int rows)
    {
        if (ModelInstruments.BatchSize.Enabled)
            ModelInstruments.BatchSize.Record(rows, _model, _version);
        if (TritonInstruments.IsEnabled)
            TritonInstruments.Ran(_model, _version);
    }

    /// <summary>One request predicted nothing, because of what was wrong with its input.</summary>
    public void Rejected(IReadOnlyCollection<InputError> errors)
    {
        Ended(RequestOutcome.Invalid);
        Failed(errors, "input");
    }

    /// <summary>One request ended in some way.</summary>
    public void Ended(RequestOutcome outcome) => ModelInstruments.Ended(outcome, _model, _version);

    /// <summary>One request ended by an exception. For a filter, since that sees the exception and leaves it alone.</summary>
    /// <returns>False, always.</returns>
    public bool Broke(Exception exception, Activity? activity = null)
    {
        Ended(OutcomeOf(exception));
        ModelActivity.Fail(activity, exception.GetType().FullName);
        return false;
    }

    /// <summary>What was wrong with inputs, or with outputs.</summary>
    public void Failed(IReadOnlyCollection<InputError> errors, string side)
    {
        if (!ModelInstruments.ValidationFailures.Enabled)
            return;
        foreach ((string code, int count) in errors.CountBy(static error => FailureCode.Of(error)))
            Failed(count, code, side);
    }

    /// <summary>So many failures of one code.</summary>
    public void Failed(int count, string code, string side)
    {
        if (ModelInstruments.ValidationFailures.Enabled)
            ModelInstruments.ValidationFailures.Add(count, _model, _version, new("code", code), new("side", side));
    }

    public void Dispose() => _registration?.Dispose();

    private static RequestOutcome OutcomeOf(Exception exception) => exception switch
    {
        OperationCanceledException => RequestOutcome.Cancelled,
        ModelOverloadedException { Reason: OverloadReason.DeadlineExceeded } => RequestOutcome.TimedOut,
        ModelOverloadedException => RequestOutcome.Shed,
        _ => RequestOutcome.Failed,
    };
}
