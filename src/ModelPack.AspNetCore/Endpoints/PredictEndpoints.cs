using System.Buffers;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers <c>POST predict</c> and <c>POST predict/batch</c>.</summary>
/// <typeparam name="TModel">The predictor.</typeparam>
internal sealed class PredictEndpoints<TModel>(ModelEndpointOptions options, ILogger logger)
    where TModel : class, IModel<TModel>
{
    private const string VersionHeader = "x-model-version";

    private readonly PredictionRunner<TModel> _runner = new(options, logger);
    private readonly string _version = TModel.Descriptor.Version;

    /// <summary>Predicts one object.</summary>
    public Task PredictAsync(HttpContext context) => MediaTypes.Of(context.Request) == MediaType.Json
        ? AnswerDocumentAsync(context, options.MaxRequestBodyBytes, batch: false)
        : RefuseMediaTypeAsync(context, MediaTypes.Json);

    /// <summary>Predicts a JSON array, or a stream of lines.</summary>
    public Task PredictBatchAsync(HttpContext context) => MediaTypes.Of(context.Request) switch
    {
        MediaType.Json => AnswerDocumentAsync(context, options.MaxBatchBodyBytes, batch: true),
        MediaType.JsonLines => AnswerStreamAsync(context),
        _ => RefuseMediaTypeAsync(context, MediaTypes.Json + ", " + MediaTypes.JsonLines),
    };

    private static Task RefuseMediaTypeAsync(HttpContext context, string accepted)
    {
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

    private Problem? Run(HttpContext context, in ReadOnlySequence<byte> json, Exchange exchange, bool batch)
    {
        if (!_runner.TryGetModel(context, out TModel? model, out Problem? problem))
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
        // A model that is not ready is said by the status, which the first line would have settled.
        if (!_runner.TryGetModel(context, out TModel? model, out Problem? problem))
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        if (context.Request.ContentLength > options.MaxStreamBodyBytes)
        {
            await ProblemAnswer.WriteAsync(context, Problem.TooLarge(options.MaxStreamBodyBytes.Value));
            return;
        }

        RequestBody.Limit(context, options.MaxStreamBodyBytes);
        context.Response.ContentType = MediaTypes.JsonLines;
        context.Response.Headers[VersionHeader] = _version;
        using var stream = new LineStream<TModel>(context, model, _runner, options);
        await stream.RunAsync();
    }
}
