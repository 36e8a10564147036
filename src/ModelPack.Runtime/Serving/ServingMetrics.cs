using System.ComponentModel;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Serving;

/// <summary>What protocols report of requests that waited, or that never reached a predictor; predictors count all others themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServingMetrics
{
    /// <summary>Whether anybody listens to how long requests wait; otherwise no clock need be read.</summary>
    public static bool IsQueueMeasured => ModelInstruments.ArePhasesMeasured;

    /// <summary>A request has waited for others before it ran, or was given up.</summary>
    /// <param name="model">The model that it was for.</param>
    /// <param name="duration">How long.</param>
    public static void Queued(in PredictionInfo model, TimeSpan duration) =>
        ModelInstruments.Record(Phase.Queue, duration, Name(model), Version(model));

    /// <summary>A request was turned away before it ran, because there was too much to do.</summary>
    /// <param name="model">The model that it was for.</param>
    public static void Shed(in PredictionInfo model) => Ended(model, RequestOutcome.Shed);

    /// <summary>A request ran out of time before it ran.</summary>
    /// <param name="model">The model that it was for.</param>
    public static void TimedOut(in PredictionInfo model) => Ended(model, RequestOutcome.TimedOut);

    private static void Ended(in PredictionInfo model, RequestOutcome outcome) =>
        ModelInstruments.Ended(outcome, Name(model), Version(model));

    private static KeyValuePair<string, object?> Name(in PredictionInfo model) => new("model", model.Model);

    private static KeyValuePair<string, object?> Version(in PredictionInfo model) => new("version", model.Version);
}
