using System.Diagnostics;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Sessions;

/// <summary>One call that predicts many rows: validates all, runs as many together as model and options allow, and finds the rows that ONNX Runtime refuses.</summary>
internal ref struct Batch<TInput, TOutput, TContract>
    where TContract : struct, IModelContract<TInput, TOutput>
{
    private const int MaxErrors = 100;

    private readonly LoadedModel _model;
    private readonly ReadOnlySpan<TInput> _inputs;
    private readonly Span<TOutput> _outputs;
    private readonly Span<RowStatus> _statuses;
    private PhaseClock _clock;
    private Slot _slot = null!;
    private List<InputError>? _refused;
    private Exception? _cause;
    private int _predicted;

    private Batch(LoadedModel model, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses)
    {
        _model = model;
        _inputs = inputs;
        _outputs = outputs[..inputs.Length];
        _statuses = statuses;
        _clock = model.Metrics.StartClock();
    }

    /// <summary>Predicts all rows.</summary>
    /// <exception cref="InvalidInputException">Rows are invalid, and nothing was run; or ONNX Runtime refused rows.</exception>
    public static void Predict(LoadedModel model, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        using Activity? activity = ModelActivity.Start(model.Info, inputs.Length);
        var batch = new Batch<TInput, TOutput, TContract>(model, inputs, outputs, []);
        var validator = new ContractValidator(MaxErrors) { MaxElements = model.MaxRowElements };
        for (int i = 0; i < inputs.Length; i++)
            Validate(in inputs[i], i, ref validator);
        batch._clock.Mark(Phase.Validate);
        if (validator.HasErrors)
            throw batch.Reject(new RowFailure(validator.Errors));
        batch.Run([]);
        if (batch._refused is { } refused)
            throw batch.Reject(new RowFailure(refused, batch._cause));
    }

    /// <summary>Predicts the good rows, and says which they are.</summary>
    public static int TryPredict(LoadedModel model, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        using Activity? activity = ModelActivity.Start(model.Info, inputs.Length);
        statuses = statuses[..inputs.Length];
        statuses.Clear();
        var batch = new Batch<TInput, TOutput, TContract>(model, inputs, outputs, statuses);
        int[] valid = batch.ValidateEach(errors);
        batch._clock.Mark(Phase.Validate);
        if (valid.Length > 0)
            batch.Run(valid.Length == inputs.Length ? [] : valid);
        foreach (InputError error in batch._refused ?? [])
            errors.Add(error);
        if (batch._refused is not null)
            model.Metrics.Failed(batch._refused.Count, "input");
        return batch._predicted;
    }

    private static void Validate(in TInput input, int row, ref ContractValidator validator)
    {
        validator.Row = row;
        if (input is null)
            validator.ReportRead(JsonPath.OfRow(row), InputErrorCodes.Missing, "Must be given, and not be null.");
        else
            TContract.Validate(in input, ref validator);
    }

    private readonly int[] ValidateEach(ICollection<InputError> errors)
    {
        var valid = new List<int>(_inputs.Length);
        var validator = new ContractValidator(int.MaxValue) { MaxElements = _model.MaxRowElements };
        for (int i = 0; i < _inputs.Length; i++)
        {
            Validate(in _inputs[i], i, ref validator);
            if (validator.RowHasErrors)
                _statuses[i] = RowStatus.Invalid;
            else
                valid.Add(i);
        }

        foreach (InputError error in validator.Errors)
            errors.Add(error);
        if (validator.HasErrors)
            _model.Metrics.Failed(validator.Errors.Count, "input");
        return [.. valid];
    }

    // No rows selected means all rows, in their order.
    private void Run(scoped ReadOnlySpan<int> selected)
    {
        int count = selected.IsEmpty ? _inputs.Length : selected.Length;
        if (count == 0)
            return;
        _slot = _model.Slots.Rent();
        try
        {
            if (_model.Layout.AnyRowsRunTogether)
                RunChunks(selected, 0, count);
            else
                RunGroups(RowGroups<TInput, TOutput, TContract>.Plan(_model.Layout, _inputs, selected));
        }
        finally
        {
            _model.Slots.Return(_slot);
        }

        CheckOutputs();
        _clock.Mark(Phase.Unpack);
        _model.Metrics.Predicted(_predicted);
    }

    private void RunGroups(RowGroups<TInput, TOutput, TContract> groups)
    {
        int start = 0;
        foreach (int end in groups.Ends)
        {
            RunChunks(groups.Order, start, end - start);
            start = end;
        }
    }

    // Rows that can run together, in runs of a bounded size.
    private void RunChunks(scoped ReadOnlySpan<int> order, int start, int count)
    {
        Span<long> symbols = stackalloc long[8];
        symbols = _model.Layout.SymbolCount <= symbols.Length ? symbols[.._model.Layout.SymbolCount] : new long[_model.Layout.SymbolCount];
        if (symbols.Length > 0)
            TContract.Measure(in _inputs[order.IsEmpty ? start : order[start]], symbols);
        int most = _model.Layout.RowsPerRun(_model.MaxBatchRows, symbols);
        for (int done = 0; done < count; done += most)
            RunTogether(order, start + done, Math.Min(most, count - done), symbols);
    }

    private void RunTogether(scoped ReadOnlySpan<int> order, int start, int count, scoped ReadOnlySpan<long> symbols)
    {
        BoundRun run = _slot.Bind(count, symbols);
        for (int i = 0; i < count; i++)
            TContract.Pack(in _inputs[order.IsEmpty ? start + i : order[start + i]], new InputRow(run, i));
        _clock.Mark(Phase.Pack);
        RowFailure? failure = _slot.Execute(run, CancellationToken.None);
        _clock.Mark(Phase.Infer);
        _model.Metrics.Ran(count);
        if (failure is not null)
        {
            Split(order, start, count, symbols, failure);
            return;
        }

        for (int i = 0; i < count; i++)
            _outputs[order.IsEmpty ? start + i : order[start + i]] = TContract.Unpack(new OutputRow(run, i));
        _clock.Mark(Phase.Unpack);
        Predicted(order, start, count);
    }

    // Refused rows are found by halves: a few bad ones among many cost a few runs.
    private void Split(scoped ReadOnlySpan<int> order, int start, int count, scoped ReadOnlySpan<long> symbols, RowFailure failure)
    {
        if (count > 1)
        {
            RunTogether(order, start, count / 2, symbols);
            RunTogether(order, start + (count / 2), count - (count / 2), symbols);
            return;
        }

        int row = order.IsEmpty ? start : order[start];
        _cause ??= failure.Cause;
        _refused ??= [];
        if (_refused.Count < MaxErrors || !_statuses.IsEmpty)
            _refused.AddRange(failure.At(row).Errors);
        if (!_statuses.IsEmpty)
            _statuses[row] = RowStatus.Invalid;
    }

    private void Predicted(scoped ReadOnlySpan<int> order, int start, int count)
    {
        _predicted += count;
        if (_statuses.IsEmpty)
            return;
        for (int i = start; i < start + count; i++)
            _statuses[order.IsEmpty ? i : order[i]] = RowStatus.Predicted;
    }

    private readonly void CheckOutputs()
    {
        var validator = new ContractValidator(MaxErrors);
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (!_statuses.IsEmpty && _statuses[i] != RowStatus.Predicted)
                continue;
            validator.Row = i;
            TContract.ValidateOutput(in _outputs[i], ref validator);
        }

        if (validator.HasErrors)
            _model.ReportOutput(validator.Errors);
    }

    private readonly InvalidInputException Reject(RowFailure failure)
    {
        _model.Metrics.Failed(failure.Errors.Count, "input");
        return failure.ToException();
    }
}
