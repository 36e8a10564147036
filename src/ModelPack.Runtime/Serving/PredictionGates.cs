using System.ComponentModel;

namespace ModelPack.Runtime.Serving;

/// <summary>The gates of an app's models. A singleton of the services: every protocol asks it, so that the limits of a model hold over all of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PredictionGates
{
    private readonly Lock _changing = new();
    private readonly Dictionary<string, PredictionGate> _gates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

    /// <summary>Gets the gate of a model; called when endpoints are mapped.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="isOfMapping">Whether one mapping asks for other limits than the app states for the model: then they hold for all of its mappings.</param>
    /// <exception cref="InvalidOperationException">Two mappings ask for different limits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or there is no place.</exception>
    public PredictionGate Get(string model, PredictionLimits limits, bool isOfMapping = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        lock (_changing)
        {
            if (!_gates.TryGetValue(model, out PredictionGate? gate))
                _gates.Add(model, gate = new PredictionGate(limits));
            if (!isOfMapping)
                return gate;
            if (!_settled.Add(model) && gate.Limits != limits)
                throw new InvalidOperationException($"Model '{model}' is mapped twice with different limits of concurrency. They hold for the model: set them by services.Configure<ModelEndpointOptions>(\"{model}\", ...).");
            gate.Change(limits);
            return gate;
        }
    }
}
