using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers each line of a request with a line, in order, while the request still arrives. Lines that have already arrived are predicted together.</summary>
/// <remarks>Holds at most one line and what the server has buffered. The sender has to read while it writes, as with every stream in both directions.</remarks>
internal sealed class LineStream : IDisposable
{
    private const int MaxGroup = 256;

    private readonly HttpContext _context;
    private readonly ModelHost _host;
    private readonly PredictionRunner _runner;
    private readonly long _lineLimit;
    private readonly long? _streamLimit;
    private readonly LineSplitter _splitter;
    private readonly JsonLineGroup _group;
    private readonly PooledBuffer _array = new();
    private readonly Exchange _exchange = Exchange.Pool.Get();
    private long _received;

    private LineStream(HttpContext context, ModelHost host, PredictionRunner runner, ModelEndpointOptions options)
    {
        (_context, _host, _runner) = (context, host, runner);
        (_lineLimit, _streamLimit) = (options.MaxRequestBodyBytes, options.MaxStreamBodyBytes);
        _splitter = new LineSplitter(_lineLimit);
        _group = new JsonLineGroup(Math.Min(MaxGroup, options.MaxRows));
    }

    private PipeReader Reader => _context.Request.BodyReader;

    private PipeWriter Writer => _context.Response.BodyWriter;

    private CancellationToken Aborted => _context.RequestAborted;

    /// <summary>Answers a request that is a stream of lines.</summary>
    public static async Task AnswerAsync(HttpContext context, PredictionRunner runner, ModelEndpointOptions options, string contentType)
    {
        RequestBody.LiftServerLimit(context);

        // A model that is not ready is said by the status, which the first line would have settled.
        if (!runner.TryGetHost(out ModelHost? host, out Problem? problem))
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }

        if (context.Request.ContentLength > options.MaxStreamBodyBytes)
        {
            await ProblemAnswer.WriteAsync(context, Problem.TooLarge(options.MaxStreamBodyBytes.Value));
            return;
        }

        context.Response.ContentType = contentType;
        PredictionAnswer.SetVersion(context.Response, host.Info.Version);
        using var stream = new LineStream(context, host, runner, options);
        await stream.RunAsync();
    }

    // Reads to the end of the request, or to the limit of the stream.
    private async Task RunAsync()
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
        catch (IOException refused)
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
        try
        {
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
        }
        finally
        {
            // When the client is gone too: the server complains of a body that is still being read.
            _received += result.Buffer.Length - rest.Length;
            Reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private async Task PredictGroupAsync()
    {
        if (_group.Lines.Count == 0)
            return;
        using (await _runner.EnterStreamAsync(_host, _group.Length, Aborted))
        {
            if (!await TryPredictTogetherAsync())
                await PredictOneByOneAsync();
        }

        _group.Clear();

        await Writer.FlushAsync(Aborted);
    }

    // One bad line sends the whole group one by one: then each line gets its own answer, with paths that start at itself.
    private async ValueTask<bool> TryPredictTogetherAsync()
    {
        if (_group.Lines.Count == 1)
            return false;

        _array.Clear();
        if (!_group.TryJoin(_array))
            return false;
        _exchange.TryReset();
        if (await _runner.PredictLinesAsync(_host, new ReadOnlySequence<byte>(_array.Written), _exchange, isBatch: true, Aborted) is not null)
            return false;

        int written = JsonLineGroup.Split(_exchange.Output.Written.Span, Writer);
        return written == _group.Lines.Count
            ? true
            : throw new InvalidOperationException($"{_group.Lines.Count} rows gave {written} predictions.");
    }

    private async ValueTask PredictOneByOneAsync()
    {
        foreach (ReadOnlySequence<byte> line in _group.Lines)
        {
            _exchange.TryReset();
            if (await _runner.PredictLinesAsync(_host, line, _exchange, isBatch: false, Aborted) is { } problem)
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
