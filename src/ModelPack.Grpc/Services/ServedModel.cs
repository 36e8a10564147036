using ModelPack.AspNetCore;
using ModelPack.Runtime.Serving;

namespace ModelPack.Grpc.Services;

/// <summary>A model of the app, with what its options say of calls.</summary>
internal sealed class ServedModel(ModelRegistration registration, ModelEndpointOptions options, PredictionGates gates, IServiceProvider services)
{
    private ModelHost? _host;

    /// <summary>The model.</summary>
    public ModelDescriptor Descriptor => registration.Descriptor;

    /// <summary>The options of its endpoints.</summary>
    public ModelEndpointOptions Options => options;

    /// <summary>Bounds how many predictions run and wait; shared with all other endpoints of the model.</summary>
    public PredictionGate Gate { get; } = gates.Get(registration.Descriptor.Name, new PredictionLimits(options.MaxConcurrentRequests ?? Environment.ProcessorCount, options.MaxQueuedRequests));

    /// <summary>What a call may hold.</summary>
    public JsonInputOptions Limits { get; } = new()
    {
        MaxRows = options.MaxRows,
        MaxElements = options.MaxElements,
        MaxErrors = options.MaxErrors,
    };

    /// <summary>The inputs and outputs that the protocol carries.</summary>
    public ServedTensors Tensors => ServedTensors.Of(Descriptor);

    /// <summary>The loaded model.</summary>
    /// <exception cref="Exception">It cannot be loaded, or the app is closing it.</exception>
    public ModelHost Host => _host ??= registration.GetHost(services);
}
