using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ModelPack.AspNetCore.Hosting;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Runs documents through a model and turns every way in which that can end into a prediction or a problem.</summary>
/// <param name="mapping">The limits.</param>
/// <param name="model">The model's name, for logs.</param>
/// <param name="load">Gets the model's host, or throws while the model cannot be loaded.</param>
/// <param name="logger">Takes what is wrong with the model, not with requests.</param>
internal sealed partial class PredictionRunner(ModelMapping mapping, string model, Func<ModelHost> load, ILogger logger)
{
    private readonly ModelEndpointOptions _options = mapping.Options;
    private readonly JsonInputOptions _json = mapping.Options.ToJsonInputOptions();
    private ModelHost? _host;

    /// <summary>Holds a place for each running prediction.</summary>
    public PredictionGate Gate { get; } = mapping.Gate;

    /// <summary>What a client is told that came while all places were taken, those of the queue too.</summary>
    public Problem Overloaded { get; } = Problem.Overloaded(mapping.Options.RetryAfter);

    /// <summary>The runner of a predictor that is a singleton of the services.</summary>
    public static PredictionRunner Of<TModel>(ModelMapping mapping, IServiceProvider services, ILogger logger)
        where TModel : class, IModel<TModel> =>
        new(mapping, TModel.Descriptor.Name, () => ModelHost.Of(services.GetRequiredService<TModel>()), logger);

    /// <summary>The model's host; null while the model cannot be loaded.</summary>
    public ModelHost? FindHost() => TryGetHost(out ModelHost? host, out _) ? host : null;

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
            (host, problem) = (null, Problem.NotReady(_options.RetryAfter));
            return false;
        }
    }

    /// <summary>Reads the body, unless the request is turned away for certain.</summary>
    /// <inheritdoc cref="RequestBody.ReadAsync"/>
    public ValueTask<(ReadOnlySequence<byte> Bytes, Problem? Problem)> ReadBodyAsync(HttpContext context, long limit)
    {
        if (context.Request.ContentLength is not { } length || !Gate.IsFull(length))
            return RequestBody.ReadAsync(context, limit);
        RequestBody.LiftServerLimit(context);
        return new((default, TurnAway()));
    }

    /// <summary>Waits for a place and predicts a document, within the time that the options allow. Completes at once, without allocation, where a place is free and the host does.</summary>
    /// <param name="json">One object, or an array of them. Must stay as it is until the result is there.</param>
    /// <param name="exchange">Takes the prediction, and which model gave it.</param>
    /// <param name="isBatch">Whether it is an array.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What went wrong; null when the prediction is in the exchange.</returns>
    public async ValueTask<Problem?> PredictAsync(ReadOnlySequence<byte> json, Exchange exchange, bool isBatch, CancellationToken cancellationToken)
    {
        if (!TryGetHost(out ModelHost? host, out Problem? problem))
            return problem;
        CancellationToken inTime = exchange.Deadline.Start(_options.RequestTimeout, cancellationToken);
        try
        {
            using PredictionPlace place = await (SharesRuns(host) ? new(PredictionPlace.Elsewhere) : Gate.EnterAsync(json.Length, inTime));
            return place.IsTaken ? await RunAsync(host, json, exchange, isBatch, inTime) : TurnAway();
        }
        catch (OperationCanceledException) when (exchange.Deadline.IsOver)
        {
            ServingMetrics.TimedOut(host.Info);
            return Problem.TimedOut;
        }
        finally
        {
            exchange.Deadline.Stop();
        }
    }

    /// <summary>Waits for a place for lines of a stream.</summary>
    public ValueTask<PredictionPlace> EnterStreamAsync(ModelHost host, long length, CancellationToken cancellationToken) =>
        SharesRuns(host) ? new(PredictionPlace.Elsewhere) : Gate.EnterStreamAsync(length, cancellationToken);

    /// <summary>Predicts lines of a stream, within the time that the options allow; the caller holds a place of the gate.</summary>
    /// <inheritdoc cref="PredictAsync"/>
    public async ValueTask<Problem?> PredictLinesAsync(ModelHost host, ReadOnlySequence<byte> json, Exchange exchange, bool isBatch, CancellationToken cancellationToken)
    {
        CancellationToken inTime = exchange.Deadline.Start(_options.RequestTimeout, cancellationToken);
        try
        {
            return await RunAsync(host, json, exchange, isBatch, inTime);
        }
        finally
        {
            exchange.Deadline.Stop();
        }
    }

    // Requests that share runs have to come together, and wait in the micro-batcher's own queue.
    private bool SharesRuns(ModelHost host) => host.SharesRuns && _options.MaxConcurrentRequests is null;

    private Problem TurnAway()
    {
        if (_host is { } host)
            ServingMetrics.Shed(host.Info);
        return Overloaded;
    }

    private async ValueTask<Problem?> RunAsync(ModelHost host, ReadOnlySequence<byte> json, Exchange exchange, bool isBatch, CancellationToken cancellationToken)
    {
        try
        {
            JsonPrediction prediction = isBatch
                ? await host.PredictJsonBatchAsync(json, exchange.Output, _json, exchange.Errors, cancellationToken)
                : await host.PredictJsonAsync(json, exchange.Output, _json, exchange.Errors, cancellationToken);
            exchange.Version = prediction.Info.Version;
            return prediction.IsPredicted ? null : Problem.InvalidInput(exchange.Errors);
        }
        catch (OperationCanceledException) when (exchange.Deadline.IsOver)
        {
            return Problem.TimedOut;
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
                return Problem.NotReady(_options.RetryAfter);
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
