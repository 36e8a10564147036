using System.Diagnostics;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Sessions;

internal ref partial struct Batch<TInput, TOutput, TContract>
{
    // An empty order means all rows as they come.
    private void Run(scoped ReadOnlySpan<int> order, int count, Activity? activity)
    {
        try
        {
            Run(order, count);
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception, activity))
        {
            throw;
        }
    }

    private void Run(scoped ReadOnlySpan<int> order, int count)
    {
        if (_model.Layout.AnyRowsRunTogether && (_sequences.IsEmpty || _model.Layout.SymbolCount == 0))
            RunChunks(order, 0, count);
        else
            RunGroups(RowGroups<TInput, TOutput, TContract>.Plan(_model.Layout, _inputs, order, MeasureAll(order)));
        if (_refused is null || !_statuses.IsEmpty)
            CheckOutputs();
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
        if (_model.Layout.HasPadding)
        {
            RunPadded(order, start, count);
            return;
        }

        int lengths = _model.Layout.SymbolCount;
        Span<long> symbols = lengths <= 8 ? stackalloc long[lengths] : new long[lengths];
        if (lengths > 0)
            Measure(RowAt(order, start), symbols);
        int most = _model.Layout.RowsPerRun(_model.MaxBatchRows, symbols);
        for (int done = 0; done < count; done += most)
            RunTogether(order, start + done, Math.Min(most, count - done), symbols);
    }

    private void RunTogether(scoped ReadOnlySpan<int> order, int start, int count, scoped ReadOnlySpan<long> symbols)
    {
        BoundRun run = _slot.Bind(count, symbols);
        if (_model.Layout.HasPadding)
            run.IsPadded = MeasureRows(run, order, start, count);
        Pack(run, order, start, count);
        if (_model.Layout.HasStates)
            PackStates(run, order, start, count);
        _clock.Mark(Phase.Pack);
        RowFailure? failure = _slot.Execute(run, _cancellationToken);
        _clock.Mark(Phase.Infer);
        _model.Metrics.Ran(count);
        if (failure is not null)
        {
            Split(order, start, count, failure);
            return;
        }

        Unpack(run, order, start, count);
        UnpackStates(run, order, start, count);
        _clock.Mark(Phase.Unpack);
        MarkPredicted(order, start, count);
    }

    private readonly void Pack(BoundRun run, scoped ReadOnlySpan<int> order, int start, int count)
    {
        if (order.IsEmpty)
        {
            var rows = RowLoop<TInput, TOutput>.ToPack(_inputs.Slice(start, count), run);
            TContract.Loop(ref rows);
            return;
        }

        for (int i = 0; i < count; i++)
            TContract.Pack(in _inputs[order[start + i]], new InputRow(run, i));
    }

    private readonly void Unpack(BoundRun run, scoped ReadOnlySpan<int> order, int start, int count)
    {
        if (order.IsEmpty)
        {
            var rows = RowLoop<TInput, TOutput>.ToUnpack(_outputs.Slice(start, count), run);
            TContract.Loop(ref rows);
            return;
        }

        for (int i = 0; i < count; i++)
            _outputs[order[start + i]] = TContract.Unpack(new OutputRow(run, i));
    }

    // Refused rows are found by halves: a few bad ones among many cost a few runs.
    private void Split(scoped ReadOnlySpan<int> order, int start, int count, RowFailure failure)
    {
        if (count > 1)
        {
            RunChunks(order, start, count / 2);
            RunChunks(order, start + (count / 2), count - (count / 2));
            return;
        }

        int row = RowAt(order, start);
        _cause ??= failure.Cause;
        _refused ??= [];
        if (_refused.Count < MaxErrors || !_statuses.IsEmpty)
            _refused.AddRange(failure.At(row).Errors);
        if (!_statuses.IsEmpty)
            _statuses[row] = RowStatus.Invalid;
    }

    private void MarkPredicted(scoped ReadOnlySpan<int> order, int start, int count)
    {
        _predicted += count;
        if (_statuses.IsEmpty)
            return;
        for (int i = start; i < start + count; i++)
            _statuses[RowAt(order, i)] = RowStatus.Predicted;
    }

    private static int RowAt(scoped ReadOnlySpan<int> order, int index) => order.IsEmpty ? index : order[index];
}
