using System.Buffers;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers <c>POST predict</c> and <c>POST predict/batch</c>.</summary>
internal sealed class PredictEndpoints(ModelEndpointOptions options, InputForms forms, PredictionRunner runner)
{
    private readonly InputTranscoder _transcoder = new(forms);

    /// <summary>Predicts one object: JSON, or what its contract allows to be sent otherwise.</summary>
    public Task PredictAsync(HttpContext context)
    {
        MediaType type = MediaTypes.Of(context.Request);
        if (type == MediaType.Json)
            return AnswerDocumentAsync(context, options.MaxRequestBodyBytes, isBatch: false);
        return forms.Types.Contains(type) ? AnswerInputAsync(context, type) : RefuseMediaTypeAsync(context, forms.Accepted);
    }

    /// <summary>Predicts a JSON array, or a stream of lines.</summary>
    public Task PredictBatchAsync(HttpContext context) => MediaTypes.Of(context.Request) switch
    {
        MediaType.Json => AnswerDocumentAsync(context, options.MaxBatchBodyBytes, isBatch: true),
        MediaType.JsonLines => LineStream.AnswerAsync(context, runner, options, MediaTypes.JsonLines),
        _ => RefuseMediaTypeAsync(context, MediaTypes.Json + ", " + MediaTypes.JsonLines),
    };

    private static Task RefuseMediaTypeAsync(HttpContext context, string accepted)
    {
        RequestBody.LiftServerLimit(context);
        context.Response.Headers["Accept-Post"] = accepted;
        return ProblemAnswer.WriteAsync(context, Problem.UnsupportedMediaType);
    }

    private async Task AnswerDocumentAsync(HttpContext context, long limit, bool isBatch)
    {
        (ReadOnlySequence<byte> json, Problem? problem) = await runner.ReadBodyAsync(context, limit);
        if (problem is not null)
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        Exchange exchange = Exchange.Pool.Get();
        try
        {
            try
            {
                problem = await runner.PredictAsync(json, exchange, isBatch, context.RequestAborted);
            }
            finally
            {
                // When the client is gone too: the server complains of a body that is still being read.
                context.Request.BodyReader.AdvanceTo(json.End);
            }

            await (problem is null ? PredictionAnswer.WriteAsync(context, exchange) : ProblemAnswer.WriteAsync(context, problem));
        }
        finally
        {
            Exchange.Pool.Return(exchange);
        }
    }

    // The body becomes JSON in memory of the pool, and is then a document like any other.
    private async Task AnswerInputAsync(HttpContext context, MediaType type)
    {
        (ReadOnlySequence<byte> body, Problem? problem) = await runner.ReadBodyAsync(context, options.MaxRequestBodyBytes);
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
            problem = error is not null
                ? Problem.InvalidInput([error])
                : await runner.PredictAsync(new ReadOnlySequence<byte>(exchange.Input.Written), exchange, isBatch: false, context.RequestAborted);
            await (problem is null ? PredictionAnswer.WriteAsync(context, exchange) : ProblemAnswer.WriteAsync(context, problem));
        }
        finally
        {
            Exchange.Pool.Return(exchange);
        }
    }
}
