using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Runs documents through a model and turns every way in which that can end into a prediction or a problem.</summary>
/// <typeparam name="TModel">The predictor; a singleton of <paramref name="services"/>.</typeparam>
internal sealed partial class PredictionRunner<TModel>(ModelEndpointOptions options, IServiceProvider services, ILogger logger)
    where TModel : class, IModel<TModel>
{
    private readonly JsonInputOptions _json = options.ToJsonInputOptions();
    private readonly string _name = TModel.Descriptor.Name;
    private TModel? _model;

    /// <summary>Holds a place for each running prediction.</summary>
    public PredictionGate Gate { get; } = new(options.MaxConcurrentRequests);

    /// <summary>What a client is told that came while all places were taken.</summary>
    public Problem Overloaded { get; } = Problem.Overloaded(options.RetryAfter);

    /// <summary>Gets the loaded model, or says that it is not ready: it could not be loaded, or the app is closing it.</summary>
    public bool TryGetModel([NotNullWhen(true)] out TModel? model, [NotNullWhen(false)] out Problem? problem)
    {
        try
        {
            // Kept: the services of the request would be a scope for each, made for nothing else.
            (model, problem) = (_model ??= services.GetRequiredService<TModel>(), null);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotReady(exception, _name);
            (model, problem) = (null, Problem.NotReady(options.RetryAfter));
            return false;
        }
    }

    /// <summary>Predicts one object; the caller holds a place of the gate.</summary>
    /// <returns>What went wrong; null when the prediction is in the exchange.</returns>
    public Problem? Predict(TModel model, in ReadOnlySequence<byte> json, Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            bool predicted = TModel.TryPredictJson(model, json, exchange.Output, _json, exchange.Errors, cancellationToken);
            return predicted ? null : Problem.InvalidInput(exchange.Errors);
        }
        catch (Exception exception) when (Explain(exception) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>Predicts an array of objects; the caller holds a place of the gate.</summary>
    /// <inheritdoc cref="Predict"/>
    public Problem? PredictBatch(TModel model, in ReadOnlySequence<byte> json, Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            bool predicted = TModel.TryPredictJsonBatch(model, json, exchange.Output, _json, exchange.Errors, cancellationToken);
            return predicted ? null : Problem.InvalidInput(exchange.Errors);
        }
        catch (Exception exception) when (Explain(exception) is { } problem)
        {
            return problem;
        }
    }

    // What is not explained here is a defect or a cancelled request, and the app's own handling of exceptions has it.
    private Problem? Explain(Exception exception)
    {
        switch (exception)
        {
            case InvalidInputException invalid:
                return Problem.InvalidInput(invalid.Errors);
            case ModelOutputException output:
                LogModelOutput(output, _name);
                return Problem.ModelOutput;
            case ModelEncodingException encoding:
                LogEncoding(encoding, _name);
                return Problem.ModelEncoding;
            case ObjectDisposedException disposed:
                LogNotReady(disposed, _name);
                return Problem.NotReady(options.RetryAfter);
            default:
                return null;
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "Model {Model} is not ready.")]
    private partial void LogNotReady(Exception exception, string model);

    [LoggerMessage(2002, LogLevel.Error, "Model {Model} gave an output that its contract does not allow.")]
    private partial void LogModelOutput(Exception exception, string model);

    [LoggerMessage(2003, LogLevel.Error, "The encoder of model {Model} gave tensors that its contract does not allow.")]
    private partial void LogEncoding(Exception exception, string model);
}
