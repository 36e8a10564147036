using System.Buffers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.AspNetCore.Endpoints;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Answers <c>GET /ping</c> and <c>POST /invocations</c>, in the words of the contract.</summary>
/// <typeparam name="TModel">The predictor.</typeparam>
internal sealed class SageMakerEndpoints<TModel>
    where TModel : class, IModel<TModel>
{
    private const string VersionHeader = "x-model-version";
    private const string ReadyTag = "ready";

    private readonly ModelEndpointOptions _options;
    private readonly PredictionRunner<TModel> _runner;
    private readonly InputForms _forms;
    private readonly InputTranscoder _transcoder;
    private readonly CsvInput? _csv;
    private readonly string? _noCsv;
    private readonly string? _noCsvAnswer;
    private readonly string _accepted;
    private readonly string _version = TModel.Descriptor.Version;

    public SageMakerEndpoints(ModelEndpointOptions options, ModelDescriptor model, IServiceProvider services, ILogger logger)
    {
        _options = options;
        _runner = new PredictionRunner<TModel>(options, services, logger);
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
            ? AnswerStreamAsync(context, answer)
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

    private async Task AnswerStreamAsync(HttpContext context, AnswerType answer)
    {
        if (!_runner.TryGetModel(out TModel? model, out Problem? problem))
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        if (context.Request.ContentLength > _options.MaxStreamBodyBytes)
        {
            await ProblemAnswer.WriteAsync(context, Problem.TooLarge(_options.MaxStreamBodyBytes.Value));
            return;
        }

        context.Response.ContentType = answer.ContentType;
        context.Response.Headers[VersionHeader] = _version;
        using var stream = new LineStream<TModel>(context, model, _runner, _options);
        await stream.RunAsync();
    }

    private async Task AnswerBodyAsync(HttpContext context, InvocationForm form, AnswerType answer)
    {
        long limit = form.Rows is null ? _options.MaxRequestBodyBytes : _options.MaxBatchBodyBytes;
        (ReadOnlySequence<byte> body, Problem? problem) = await RequestBody.ReadAsync(context, limit);
        if (problem is not null)
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        Exchange exchange = Exchange.Pool.Get();
        try
        {
            problem = await PredictAsync(context, form, body, exchange);
            context.Request.BodyReader.AdvanceTo(body.End);
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
            return !isBatch && body.Length > _options.MaxRequestBodyBytes ? Problem.TooLarge(_options.MaxRequestBodyBytes) : Run(context, body, exchange, isBatch);
        }

        if (form.Rows == AnswerForm.JsonLines)
            JsonLinesInput.Write(body, _options, exchange.Input, exchange.Errors);
        else if (form.Rows == AnswerForm.Csv)
            WriteCsv(body, form.HasHeader, exchange);
        else if (await _transcoder.WriteAsync(form.Other, context.Request.ContentType, body, exchange.Input, context.RequestAborted) is { } error)
            exchange.Errors.Add(error);
        return exchange.Errors.Count > 0
            ? Problem.InvalidInput(exchange.Errors)
            : Run(context, new ReadOnlySequence<byte>(exchange.Input.Written), exchange, isBatch: form.Rows is not null);
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

    private Problem? Run(HttpContext context, in ReadOnlySequence<byte> json, Exchange exchange, bool isBatch)
    {
        if (!_runner.TryGetModel(out TModel? model, out Problem? problem))
            return problem;
        if (!_runner.Gate.TryEnter())
            return _runner.Overloaded;
        try
        {
            return isBatch
                ? _runner.PredictBatch(model, json, exchange, context.RequestAborted)
                : _runner.Predict(model, json, exchange, context.RequestAborted);
        }
        finally
        {
            _runner.Gate.Exit();
        }
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

        HttpResponse response = context.Response;
        response.ContentType = type.ContentType;
        response.ContentLength = answer.Count;
        response.Headers[VersionHeader] = _version;
        await response.BodyWriter.WriteAsync(answer.Written, context.RequestAborted);
    }

    private static bool BeginsWithBracket(in ReadOnlySequence<byte> json)
    {
        var reader = new SequenceReader<byte>(json);
        reader.AdvancePastAny((byte)' ', (byte)'\t', (byte)'\r', (byte)'\n');
        return reader.TryPeek(out byte first) && first == (byte)'[';
    }
}
