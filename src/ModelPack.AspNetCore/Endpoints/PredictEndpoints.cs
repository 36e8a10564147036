using System.Buffers;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers <c>POST predict</c> and <c>POST predict/batch</c>.</summary>
/// <typeparam name="TModel">The predictor.</typeparam>
internal sealed class PredictEndpoints<TModel>(ModelEndpointOptions options, InputForms forms, IServiceProvider services, ILogger logger)
    where TModel : class, IModel<TModel>
{
    private const string VersionHeader = "x-model-version";

    private readonly PredictionRunner<TModel> _runner = new(options, services, logger);
    private readonly InputTranscoder _transcoder = new(forms);
    private readonly string _version = TModel.Descriptor.Version;

    /// <summary>Predicts one object: JSON, or what its contract allows to be sent otherwise.</summary>
    public Task PredictAsync(HttpContext context)
    {
        MediaType type = MediaTypes.Of(context.Request);
        if (type == MediaType.Json)
            return AnswerDocumentAsync(context, options.MaxRequestBodyBytes, batch: false);
        return forms.Types.Contains(type) ? AnswerInputAsync(context, type) : RefuseMediaTypeAsync(context, forms.Accepted);
    }

    /// <summary>Predicts a JSON array, or a stream of lines.</summary>
    public Task PredictBatchAsync(HttpContext context) => MediaTypes.Of(context.Request) switch
    {
        MediaType.Json => AnswerDocumentAsync(context, options.MaxBatchBodyBytes, batch: true),
        MediaType.JsonLines => AnswerStreamAsync(context),
        _ => RefuseMediaTypeAsync(context, MediaTypes.Json + ", " + MediaTypes.JsonLines),
    };

    private static Task RefuseMediaTypeAsync(HttpContext context, string accepted)
    {
        RequestBody.LiftServerLimit(context);
        context.Response.Headers["Accept-Post"] = accepted;
        return ProblemAnswer.WriteAsync(context, Problem.UnsupportedMediaType);
    }

    private async Task AnswerDocumentAsync(HttpContext context, long limit, bool batch)
    {
        (ReadOnlySequence<byte> json, Problem? problem) = await RequestBody.ReadAsync(context, limit);
        if (problem is not null)
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        Exchange exchange = Exchange.Pool.Get();
        try
        {
            problem = Run(context, json, exchange, batch);
            context.Request.BodyReader.AdvanceTo(json.End);
            await (problem is null ? WritePredictionAsync(context, exchange) : ProblemAnswer.WriteAsync(context, problem));
        }
        finally
        {
            Exchange.Pool.Return(exchange);
        }
    }

    // The body becomes JSON in memory of the pool, and is then a document like any other.
    private async Task AnswerInputAsync(HttpContext context, MediaType type)
    {
        (ReadOnlySequence<byte> body, Problem? problem) = await RequestBody.ReadAsync(context, options.MaxRequestBodyBytes);
        if (problem is not null)
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        Exchange exchange = Exchange.Pool.Get();
        try
        {
            InputError? error = await _transcoder.WriteAsync(type, context.Request.ContentType, body, exchange.Input, context.RequestAborted);
            context.Request.BodyReader.AdvanceTo(body.End);
            problem = error is null ? Run(context, new ReadOnlySequence<byte>(exchange.Input.Written), exchange, batch: false) : Problem.InvalidInput([error]);
            await (problem is null ? WritePredictionAsync(context, exchange) : ProblemAnswer.WriteAsync(context, problem));
        }
        finally
        {
            Exchange.Pool.Return(exchange);
        }
    }

    private Problem? Run(HttpContext context, in ReadOnlySequence<byte> json, Exchange exchange, bool batch)
    {
        if (!_runner.TryGetModel(out TModel? model, out Problem? problem))
            return problem;
        if (!_runner.Gate.TryEnter())
            return _runner.Overloaded;
        try
        {
            return batch
                ? _runner.PredictBatch(model, json, exchange, context.RequestAborted)
                : _runner.Predict(model, json, exchange, context.RequestAborted);
        }
        finally
        {
            _runner.Gate.Exit();
        }
    }

    private async Task WritePredictionAsync(HttpContext context, Exchange exchange)
    {
        HttpResponse response = context.Response;
        response.ContentType = MediaTypes.Json;
        response.ContentLength = exchange.Output.Count;
        response.Headers[VersionHeader] = _version;
        await response.BodyWriter.WriteAsync(exchange.Output.Written, context.RequestAborted);
    }

    private async Task AnswerStreamAsync(HttpContext context)
    {
        RequestBody.LiftServerLimit(context);

        // A model that is not ready is said by the status, which the first line would have settled.
        if (!_runner.TryGetModel(out TModel? model, out Problem? problem))
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        if (context.Request.ContentLength > options.MaxStreamBodyBytes)
        {
            await ProblemAnswer.WriteAsync(context, Problem.TooLarge(options.MaxStreamBodyBytes.Value));
            return;
        }

        context.Response.ContentType = MediaTypes.JsonLines;
        context.Response.Headers[VersionHeader] = _version;
        using var stream = new LineStream<TModel>(context, model, _runner, options);
        await stream.RunAsync();
    }
}
