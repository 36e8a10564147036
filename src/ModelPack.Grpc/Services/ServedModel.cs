using ModelPack.AspNetCore;
using ModelPack.Runtime.Serving;

namespace ModelPack.Grpc.Services;

/// <summary>A model of the app, with what its options say of calls.</summary>
internal sealed class ServedModel(ModelRegistration registration, ModelEndpointOptions options, IServiceProvider services)
{
    private ModelHost? _host;

    /// <summary>The model.</summary>
    public ModelDescriptor Descriptor => registration.Descriptor;

    /// <summary>The options of its endpoints.</summary>
    public ModelEndpointOptions Options => options;

    /// <summary>What a call may hold.</summary>
    public JsonInputOptions Limits { get; } = new()
    {
        MaxRows = options.MaxRows,
        MaxElements = options.MaxElements,
        MaxErrors = options.MaxErrors,
    };

    /// <summary>Bounds how many predictions run and wait, over all protocols.</summary>
    public PredictionGate Gate { get; } = services.GetRequiredService<PredictionGates>().Get(
        registration.Descriptor.Name, new PredictionLimits(options.MaxConcurrentRequests ?? Environment.ProcessorCount, options.MaxQueuedRequests));

    /// <summary>The inputs and outputs that the protocol carries.</summary>
    public ServedTensors Tensors => ServedTensors.Of(Descriptor);

    /// <summary>The loaded model.</summary>
    /// <exception cref="Exception">It cannot be loaded, or the app is closing it.</exception>
    public ModelHost Host => _host ??= registration.GetHost(services);
}
