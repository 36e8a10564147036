using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers each line of a request with a line, in order, while the request still arrives. Lines that have already arrived are predicted together.</summary>
/// <remarks>Holds at most one line and what the server has buffered. The sender has to read while it writes, as with every stream in both directions.</remarks>
/// <typeparam name="TModel">The predictor.</typeparam>
internal sealed class LineStream<TModel> : IDisposable
    where TModel : class, IModel<TModel>
{
    private const int MaxGroup = 256;

    private readonly HttpContext _context;
    private readonly TModel _model;
    private readonly PredictionRunner<TModel> _runner;
    private readonly long _lineLimit;
    private readonly long? _streamLimit;
    private readonly LineSplitter _splitter;
    private readonly JsonLineGroup _group;
    private readonly PooledBuffer _array = new();
    private readonly Exchange _exchange = Exchange.Pool.Get();
    private long _received;

    public LineStream(HttpContext context, TModel model, PredictionRunner<TModel> runner, ModelEndpointOptions options)
    {
        (_context, _model, _runner) = (context, model, runner);
        (_lineLimit, _streamLimit) = (options.MaxRequestBodyBytes, options.MaxStreamBodyBytes);
        _splitter = new LineSplitter(_lineLimit);
        _group = new JsonLineGroup(Math.Min(MaxGroup, options.MaxRows));
    }

    private PipeReader Reader => _context.Request.BodyReader;

    private PipeWriter Writer => _context.Response.BodyWriter;

    private CancellationToken Aborted => _context.RequestAborted;

    /// <summary>Reads to the end of the request, or to the limit of the stream.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                ReadResult result = await Reader.ReadAsync(Aborted);
                if (_received + result.Buffer.Length > _streamLimit)
                {
                    Reader.AdvanceTo(result.Buffer.End);
                    await EndAsync(Problem.TooLarge(_streamLimit.Value));
                    return;
                }

                await AnswerAsync(result);
                await Writer.FlushAsync(Aborted);
                if (result.IsCompleted)
                    return;
            }
        }
        catch (BadHttpRequestException refused)
        {
            await EndAsync(RequestBody.Refused(refused, _streamLimit ?? 0));
        }
    }

    public void Dispose()
    {
        _array.Trim(0);
        Exchange.Pool.Return(_exchange);
    }

    private async Task AnswerAsync(ReadResult result)
    {
        ReadOnlySequence<byte> rest = result.Buffer;
        while (_splitter.TryTake(ref rest, result.IsCompleted, out ReadOnlySequence<byte> line))
        {
            if (!line.IsEmpty)
                _group.Add(line);
            if (line.IsEmpty || _group.IsFull)
                await PredictGroupAsync();
            if (line.IsEmpty)
                WriteProblem(Problem.TooLarge(_lineLimit));
        }

        await PredictGroupAsync();
        _received += result.Buffer.Length - rest.Length;
        Reader.AdvanceTo(rest.Start, rest.End);
    }

    private async Task PredictGroupAsync()
    {
        if (_group.Lines.Count == 0)
            return;
        await _runner.Gate.EnterAsync(Aborted);
        try
        {
            if (!TryPredictTogether())
                PredictOneByOne();
        }
        finally
        {
            _runner.Gate.Exit();
            _group.Clear();
        }

        await Writer.FlushAsync(Aborted);
    }

    // One bad line sends the whole group one by one: then each line gets its own answer, with paths that start at itself.
    private bool TryPredictTogether()
    {
        if (_group.Lines.Count == 1)
            return false;

        _array.Clear();
        if (!_group.TryJoin(_array))
            return false;
        _exchange.TryReset();
        if (_runner.PredictBatch(_model, new ReadOnlySequence<byte>(_array.Written), _exchange, Aborted) is not null)
            return false;

        int written = JsonLineGroup.Split(_exchange.Output.Written.Span, Writer);
        return written == _group.Lines.Count
            ? true
            : throw new InvalidOperationException($"{_group.Lines.Count} rows gave {written} predictions.");
    }

    private void PredictOneByOne()
    {
        foreach (ReadOnlySequence<byte> line in _group.Lines)
        {
            _exchange.TryReset();
            if (_runner.Predict(_model, line, _exchange, Aborted) is { } problem)
            {
                WriteProblem(problem);
                continue;
            }

            Writer.Write(_exchange.Output.Written.Span);
            Writer.Write("\n"u8);
        }
    }

    private void WriteProblem(Problem problem)
    {
        using (var json = new Utf8JsonWriter(Writer, ProblemJson.Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("error"u8);
            ProblemJson.Write(json, problem, traceId: null);
            json.WriteEndObject();
        }

        Writer.Write("\n"u8);
    }

    // Before the first line is answered the status can still say it.
    private async Task EndAsync(Problem problem)
    {
        if (!_context.Response.HasStarted)
        {
            await ProblemAnswer.WriteAsync(_context, problem);
            return;
        }

        WriteProblem(problem);
        await Writer.FlushAsync(Aborted);
    }
}
