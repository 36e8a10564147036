using System.Buffers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.AspNetCore.Endpoints;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Answers <c>GET /ping</c> and <c>POST /invocations</c>, in the words of the contract.</summary>
internal sealed class SageMakerEndpoints
{
    private const string ReadyTag = "ready";

    private readonly ModelEndpointOptions _options;
    private readonly PredictionRunner _runner;
    private readonly InputForms _forms;
    private readonly InputTranscoder _transcoder;
    private readonly CsvInput? _csv;
    private readonly string? _noCsv;
    private readonly string? _noCsvAnswer;
    private readonly string _accepted;

    public SageMakerEndpoints(ModelEndpointOptions options, ModelDescriptor model, PredictionRunner runner)
    {
        _options = options;
        _runner = runner;
        _forms = InputForms.Of(model);
        _transcoder = new InputTranscoder(_forms);
        _csv = CsvColumns.TryCreate(model, out CsvColumns? columns, out _noCsv) ? new CsvInput(columns, options) : null;
        _noCsvAnswer = CsvOutput.ReasonAgainst(model);
        _accepted = $"{_forms.Accepted}, {SageMakerMediaTypes.JsonLines}{(_csv is null ? "" : ", " + SageMakerMediaTypes.Csv)}";
    }

    /// <summary>Says by the status whether invocations are answered: 200 or 503, without a body.</summary>
    public static async Task PingAsync(HttpContext context)
    {
        bool isReady = context.RequestServices.GetService<HealthCheckService>() is not { } health
            || (await health.CheckHealthAsync(static check => check.Tags.Contains(ReadyTag), context.RequestAborted)).Status != HealthStatus.Unhealthy;
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentLength = 0;
    }

    /// <summary>Predicts what the body holds.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        RequestBody.LiftServerLimit(context);
        InvocationForm form = InvocationForm.Of(context.Request);
        if (form.Rows is null && !_forms.Types.Contains(form.Other))
            return RefuseMediaTypeAsync(context, Problem.UnsupportedMediaType);
        if (form.Rows == AnswerForm.Csv && _csv is null)
            return RefuseMediaTypeAsync(context, Problem.UnsupportedMediaType with { Detail = _noCsv });
        if (AnswerType.Choose(context.Request, Otherwise(form), _noCsvAnswer is null) is not { } answer)
            return ProblemAnswer.WriteAsync(context, NotAcceptable);
        return (form.Rows, answer.Form) == (AnswerForm.JsonLines, AnswerForm.JsonLines)
            ? LineStream.AnswerAsync(context, _runner, _options, answer.ContentType)
            : AnswerBodyAsync(context, form, answer);
    }

    private Problem NotAcceptable => Problem.NotAcceptable(_noCsvAnswer is null
        ? $"There are {MediaTypes.Json}, {SageMakerMediaTypes.JsonLines} and {SageMakerMediaTypes.Csv}."
        : $"There are {MediaTypes.Json} and {SageMakerMediaTypes.JsonLines}. {_noCsvAnswer}");

    // What comes back when the client does not care: what it sent, where predictions have that form.
    private AnswerType Otherwise(InvocationForm form) => form.Rows switch
    {
        AnswerForm.Csv when _noCsvAnswer is null => new AnswerType(AnswerForm.Csv, SageMakerMediaTypes.CsvUtf8),
        AnswerForm.Csv => new AnswerType(AnswerForm.JsonLines, SageMakerMediaTypes.JsonLines),
        AnswerForm.JsonLines => new AnswerType(AnswerForm.JsonLines, form.Other == MediaType.JsonLines ? MediaTypes.JsonLines : SageMakerMediaTypes.JsonLines),
        _ => AnswerType.Json,
    };

    private Task RefuseMediaTypeAsync(HttpContext context, Problem problem)
    {
        context.Response.Headers["Accept-Post"] = _accepted;
        return ProblemAnswer.WriteAsync(context, problem);
    }

    private async Task AnswerBodyAsync(HttpContext context, InvocationForm form, AnswerType answer)
    {
        long limit = form.Rows is null ? _options.MaxRequestBodyBytes : _options.MaxBatchBodyBytes;
        (ReadOnlySequence<byte> body, Problem? problem) = await _runner.ReadBodyAsync(context, limit);
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
                problem = await PredictAsync(context, form, body, exchange);
            }
            finally
            {
                context.Request.BodyReader.AdvanceTo(body.End);
            }

            await (problem is null ? WriteAsync(context, answer, exchange) : ProblemAnswer.WriteAsync(context, problem));
        }
        finally
        {
            Exchange.Pool.Return(exchange);
        }
    }

    private async ValueTask<Problem?> PredictAsync(HttpContext context, InvocationForm form, ReadOnlySequence<byte> body, Exchange exchange)
    {
        if (form.Rows == AnswerForm.Json)
        {
            bool isBatch = BeginsWithBracket(body);
            return !isBatch && body.Length > _options.MaxRequestBodyBytes ? Problem.TooLarge(_options.MaxRequestBodyBytes) : await _runner.PredictAsync(body, exchange, isBatch, context.RequestAborted);
        }

        if (form.Rows == AnswerForm.JsonLines)
            JsonLinesInput.Write(body, _options, exchange.Input, exchange.Errors);
        else if (form.Rows == AnswerForm.Csv)
            WriteCsv(body, form.HasHeader, exchange);
        else if (await _transcoder.WriteAsync(form.Other, context.Request.ContentType, body, exchange.Input, context.RequestAborted) is { } error)
            exchange.Errors.Add(error);
        return exchange.Errors.Count > 0
            ? Problem.InvalidInput(exchange.Errors)
            : await _runner.PredictAsync(new ReadOnlySequence<byte>(exchange.Input.Written), exchange, isBatch: form.Rows is not null, context.RequestAborted);
    }

    private void WriteCsv(in ReadOnlySequence<byte> body, bool? hasHeader, Exchange exchange)
    {
        if (body.IsSingleSegment)
        {
            _csv!.Write(body.FirstSpan, hasHeader, exchange.Input, exchange.Errors);
            return;
        }

        byte[] whole = ArrayPool<byte>.Shared.Rent((int)body.Length);
        body.CopyTo(whole);
        _csv!.Write(whole.AsSpan(0, (int)body.Length), hasHeader, exchange.Input, exchange.Errors);
        ArrayPool<byte>.Shared.Return(whole);
    }

    private async Task WriteAsync(HttpContext context, AnswerType type, Exchange exchange)
    {
        PooledBuffer answer = exchange.Output;
        if (type.Form != AnswerForm.Json)
        {
            // The input was read, so its memory is free.
            answer = exchange.Input;
            answer.Clear();
            if (!AnswerWriter.TryWrite(type, exchange.Output.Written.Span, answer))
            {
                await ProblemAnswer.WriteAsync(context, Problem.NotAcceptable("The predictions of this request do not have the same columns; accept JSON instead."));
                return;
            }
        }

        await PredictionAnswer.WriteAsync(context, type.ContentType, answer.Written, exchange.Version);
    }

    private static bool BeginsWithBracket(in ReadOnlySequence<byte> json)
    {
        var reader = new SequenceReader<byte>(json);
        reader.AdvancePastAny((byte)' ', (byte)'\t', (byte)'\r', (byte)'\n');
        return reader.TryPeek(out byte first) && first == (byte)'[';
    }
}
