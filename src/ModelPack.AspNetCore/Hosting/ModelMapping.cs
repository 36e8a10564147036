using Microsoft.Extensions.Options;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.Hosting;

/// <summary>What holds for the endpoints of a model: options of their own, and the gate that they share with all other endpoints of the model.</summary>
/// <param name="Options">The options, of the app and then of the mapping.</param>
/// <param name="Gate">Bounds how many predictions run and wait.</param>
internal sealed record ModelMapping(ModelEndpointOptions Options, PredictionGate Gate)
{
    /// <summary>Reads the options of a model.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="model">The model.</param>
    /// <param name="configure">Changes the options for this mapping only.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">Two mappings ask for different limits of concurrency.</exception>
    public static ModelMapping Of(IServiceProvider services, ModelDescriptor model, Action<ModelEndpointOptions>? configure = null)
    {
        ModelEndpointOptions options = services.GetRequiredService<IOptionsFactory<ModelEndpointOptions>>().Create(model.Name);
        options.ThrowIfInvalid();
        PredictionLimits ofModel = options.ToPredictionLimits();
        configure?.Invoke(options);
        options.ThrowIfInvalid();
        PredictionLimits limits = options.ToPredictionLimits();
        services.GetService<ModelDrain>()?.Require(options.ShutdownDelay);
        PredictionGates gates = services.GetService<PredictionGates>() ?? new PredictionGates();
        return new ModelMapping(options, gates.Get(model.Name, limits, isOfMapping: limits != ofModel));
    }
}
