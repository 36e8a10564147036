using System.Threading.Tasks.Sources;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Batching;

/// <summary>Valid rows of one caller: a single one, or an array of them.</summary>
internal sealed class RowRequest<TInput, TOutput> : BatchRequest, IValueTaskSource<RowPrediction<TOutput>>, IValueTaskSource<TOutput>
{
    private readonly Lock _lock = new();
    private TInput _input = default!;
    private TOutput _output = default!;
    private TInput[]? _inputs;
    private TOutput[]? _outputs;
    private RowFailure? _failure;
    private LoadedModel _model = null!;
    private bool _isPinned;
    private bool _isPart;

    /// <summary>The model that must run the rows, and that the caller holds; null for the one that serves when they run.</summary>
    public LoadedModel? Pinned => _isPinned ? _model : null;

    /// <summary>Takes a single row.</summary>
    /// <param name="input">The row.</param>
    /// <param name="model">The model that serves now.</param>
    /// <param name="isPinned">Whether this model must run it.</param>
    /// <param name="isPart">Whether the caller goes on with the prediction, and counts what becomes of it.</param>
    public void Fill(in TInput input, LoadedModel model, bool isPinned, bool isPart) => (_input, _model, _isPinned, _isPart) = (input, model, isPinned, isPart);

    /// <summary>Takes rows that one model must run, so that all are of one version.</summary>
    public void Fill(TInput[] inputs, TOutput[] outputs, LoadedModel model, bool isPart) => (_inputs, _outputs, _model, _isPinned, _isPart) = (inputs, outputs, model, true, isPart);

    public void CopyTo(int start, Span<TInput> rows)
    {
        if (_inputs is null)
            rows[0] = _input;
        else
            _inputs.AsSpan(start, rows.Length).CopyTo(rows);
    }

    /// <summary>Takes what a run gave for some of the rows.</summary>
    public void Set(int start, ReadOnlySpan<TOutput> predictions, LoadedModel model)
    {
        _model = model;
        if (_outputs is null)
            _output = predictions[0];
        else
            predictions.CopyTo(_outputs.AsSpan(start));
    }

    /// <summary>Takes what a run refused. Rows of a split request may be in several runs.</summary>
    /// <param name="errors">Failures by the row in the run.</param>
    /// <param name="cause">What ONNX Runtime said.</param>
    /// <param name="first">The request's first row of the run, as the run counts.</param>
    /// <param name="start">The same row, as the request counts.</param>
    public void Refuse(IEnumerable<InputError> errors, Exception? cause, int first, int start)
    {
        IEnumerable<InputError> own = errors.Select(error => error with
        {
            Path = JsonPath.MoveRow(error.Path, _inputs is null ? -1 : JsonPath.RowOf(error.Path) - first + start),
        });
        lock (_lock)
            _failure = new RowFailure([.. _failure?.Errors ?? [], .. own], _failure?.Cause ?? cause);
    }

    TOutput IValueTaskSource<TOutput>.GetResult(short token)
    {
        RowPrediction<TOutput> prediction = Read(token);
        return prediction.Failure is { } failure ? throw failure.ToException() : prediction.Row!;
    }

    RowPrediction<TOutput> IValueTaskSource<RowPrediction<TOutput>>.GetResult(short token) => Read(token);

    protected override void Clear() =>
        (_input, _output, _inputs, _outputs, _failure, _model) = (default!, default!, null, null, null, null!);

    private RowPrediction<TOutput> Read(short token)
    {
        ThrowIfEnded(token);
        try
        {
            ThrowIfFailed(token);
            if (_failure is not null)
                _model.Metrics.Rejected(_failure.Errors);
            else if (!_isPart)
                _model.Metrics.Predicted(Rows);
            return new(_output, _failure, _model.Info);
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception))
        {
            throw;
        }
        finally
        {
            Release();
        }
    }
}
