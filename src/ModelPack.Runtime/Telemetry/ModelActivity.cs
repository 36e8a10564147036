using System.Diagnostics;

namespace ModelPack.Runtime.Telemetry;

/// <summary>Traces by activity source <c>ModelPack</c>: which model ran, and how it ended, never on what.</summary>
internal static class ModelActivity
{
    private static readonly ActivitySource s_source = new("ModelPack", "1");

    /// <summary>The activity of one call; null when nobody listens.</summary>
    public static Activity? Start(in PredictionInfo info, int rows = 1) => s_source.HasListeners() ? StartNamed(info, rows) : null;

    /// <summary>Marks an activity as failed. The text of an exception may hold parts of the input, so that only its type is kept.</summary>
    /// <param name="activity">The activity; null when nobody listens.</param>
    /// <param name="type">What went wrong: a code, or the type of an exception.</param>
    public static void Fail(Activity? activity, string? type) => activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", type);

    private static Activity? StartNamed(PredictionInfo info, int rows)
    {
        Activity? activity = s_source.StartActivity("modelpack.predict");
        activity?.SetTag("modelpack.model", info.Model).SetTag("modelpack.version", info.Version).SetTag("modelpack.rows", rows);
        return activity;
    }
}
