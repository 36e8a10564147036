using System.Diagnostics.CodeAnalysis;
using ModelPack.AspNetCore.Hosting;
using ModelPack.AspNetCore.Problems;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.OpenInference;

/// <summary>A registered model as the endpoints of the protocol serve it.</summary>
internal sealed partial class OpenInferenceModel(ModelDescriptor descriptor, ModelMapping mapping, IServiceProvider services, ILogger logger)
{
    private ModelHost? _host;

    public ModelDescriptor Descriptor { get; } = descriptor;

    public ModelEndpointOptions Options { get; } = mapping.Options;

    /// <summary>What a call may hold.</summary>
    public JsonInputOptions Limits { get; } = mapping.Options.ToJsonInputOptions();

    /// <summary>The inputs and outputs that the protocol carries.</summary>
    public ServedTensors Tensors => ServedTensors.Of(Descriptor);

    /// <summary>Holds a place for each running prediction.</summary>
    public PredictionGate Gate { get; } = mapping.Gate;

    /// <summary>Gets the loaded model, or says that it is not ready: it could not be loaded, or the app is closing it.</summary>
    public bool TryGetHost([NotNullWhen(true)] out ModelHost? host, [NotNullWhen(false)] out InferFailure? failure)
    {
        try
        {
            (host, failure) = (_host ??= services.GetRequiredKeyedService<ModelHost>(Descriptor.Name), null);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (host, failure) = (null, NotReady(exception));
            return false;
        }
    }

    /// <summary>The model cannot be called, and why goes to the log.</summary>
    public InferFailure NotReady(Exception exception)
    {
        LogNotReady(exception, Descriptor.Name);
        return InferFailure.Of(Problem.NotReady(Options.RetryAfter));
    }

    /// <summary>The model broke its own description, and how goes to the log.</summary>
    public InferFailure BadOutput(Exception exception)
    {
        LogModelOutput(exception, Descriptor.Name);
        return InferFailure.Of(Problem.ModelOutput);
    }

    /// <summary>All places are taken, those of the queue too.</summary>
    public InferFailure TurnAway()
    {
        if (_host is { } host)
            ServingMetrics.Shed(host.Info);
        return InferFailure.Of(Problem.Overloaded(Options.RetryAfter));
    }

    /// <summary>The time that the options allow is over.</summary>
    public InferFailure TimedOut()
    {
        if (_host is { } host)
            ServingMetrics.TimedOut(host.Info);
        return InferFailure.Of(Problem.TimedOut);
    }

    [LoggerMessage(2011, LogLevel.Error, "Model {Model} is not ready for the Open Inference Protocol.")]
    private partial void LogNotReady(Exception exception, string model);

    [LoggerMessage(2012, LogLevel.Error, "Model {Model} gave an output that the Open Inference Protocol cannot carry as the model describes it.")]
    private partial void LogModelOutput(Exception exception, string model);
}
