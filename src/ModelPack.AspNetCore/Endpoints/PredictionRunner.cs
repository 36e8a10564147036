using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Runs documents through a model and turns every way in which that can end into a prediction or a problem.</summary>
/// <param name="options">The limits.</param>
/// <param name="model">The model's name, for logs.</param>
/// <param name="load">Gets the model's host, or throws while the model cannot be loaded.</param>
/// <param name="logger">Takes what is wrong with the model, not with requests.</param>
internal sealed partial class PredictionRunner(ModelEndpointOptions options, string model, Func<ModelHost> load, ILogger logger)
{
    private readonly JsonInputOptions _json = options.ToJsonInputOptions();
    private ModelHost? _host;

    /// <summary>Holds a place for each running prediction.</summary>
    public PredictionGate Gate { get; } = new(options.MaxConcurrentRequests);

    /// <summary>What a client is told that came while all places were taken.</summary>
    public Problem Overloaded { get; } = Problem.Overloaded(options.RetryAfter);

    /// <summary>The runner of a predictor that is a singleton of the services.</summary>
    public static PredictionRunner Of<TModel>(ModelEndpointOptions options, IServiceProvider services, ILogger logger)
        where TModel : class, IModel<TModel> =>
        new(options, TModel.Descriptor.Name, () => ModelHost.Of(services.GetRequiredService<TModel>()), logger);

    /// <summary>Gets the loaded model, or says that it is not ready: it could not be loaded, or the app is closing it.</summary>
    public bool TryGetHost([NotNullWhen(true)] out ModelHost? host, [NotNullWhen(false)] out Problem? problem)
    {
        try
        {
            // Kept: the services of the request would be a scope for each, made for nothing else.
            (host, problem) = (_host ??= load(), null);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotReady(exception, model);
            (host, problem) = (null, Problem.NotReady(options.RetryAfter));
            return false;
        }
    }

    /// <summary>Predicts a document, if a place is free. Completes at once, without allocation, where the host does.</summary>
    /// <param name="json">One object, or an array of them. Must stay as it is until the result is there.</param>
    /// <param name="exchange">Takes the prediction, and which model gave it.</param>
    /// <param name="isBatch">Whether it is an array.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What went wrong; null when the prediction is in the exchange.</returns>
    public async ValueTask<Problem?> PredictAsync(ReadOnlySequence<byte> json, Exchange exchange, bool isBatch, CancellationToken cancellationToken)
    {
        if (!TryGetHost(out ModelHost? host, out Problem? problem))
            return problem;
        if (!Gate.TryEnter())
            return Overloaded;
        try
        {
            return await RunAsync(host, json, exchange, isBatch, cancellationToken);
        }
        finally
        {
            Gate.Exit();
        }
    }

    /// <summary>Predicts a document; the caller holds a place of the gate.</summary>
    /// <inheritdoc cref="PredictAsync"/>
    public async ValueTask<Problem?> RunAsync(ModelHost host, ReadOnlySequence<byte> json, Exchange exchange, bool isBatch, CancellationToken cancellationToken)
    {
        try
        {
            JsonPrediction prediction = isBatch
                ? await host.PredictJsonBatchAsync(json, exchange.Output, _json, exchange.Errors, cancellationToken)
                : await host.PredictJsonAsync(json, exchange.Output, _json, exchange.Errors, cancellationToken);
            exchange.Version = prediction.Info.Version;
            return prediction.IsPredicted ? null : Problem.InvalidInput(exchange.Errors);
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
            case ModelOverloadedException:
                return Overloaded;
            case ModelOutputException output:
                LogModelOutput(output, model);
                return Problem.ModelOutput;
            case ModelEncodingException encoding:
                LogEncoding(encoding, model);
                return Problem.ModelEncoding;
            case ObjectDisposedException disposed:
                LogNotReady(disposed, model);
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
