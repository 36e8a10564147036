using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ModelPack.Runtime.Telemetry;

/// <summary>The models that are loaded now, for the gauge <c>modelpack.model.info</c>: 1 for each, with its identity as tags.</summary>
internal static class LoadedModels
{
    private static readonly ConcurrentDictionary<Registration, Measurement<int>> s_models = new();
    private static readonly Lock s_lock = new();
    private static ObservableGauge<int>? s_gauge;

    /// <summary>Shows a model until the result is disposed.</summary>
    public static IDisposable Add(Meter meter, KeyValuePair<string, object?>[] tags)
    {
        lock (s_lock)
            s_gauge ??= meter.CreateObservableGauge("modelpack.model.info", static () => s_models.Values, "{model}", "Loaded models.");
        var registration = new Registration();
        s_models[registration] = new Measurement<int>(1, tags);
        return registration;
    }

    private sealed class Registration : IDisposable
    {
        public void Dispose() => s_models.TryRemove(this, out _);
    }
}
