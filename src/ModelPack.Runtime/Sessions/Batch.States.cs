using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

// Rows with the state of a sequence. What a run gives is kept beside the state; the caller makes it the state when all of its call has succeeded.
internal ref partial struct Batch<TInput, TOutput, TContract>
{
    private readonly void PackStates(BoundRun run, scoped ReadOnlySpan<int> order, int start, int count)
    {
        if (_sequences.IsEmpty)
            run.ClearStates();
        for (int i = 0; i < count && !_sequences.IsEmpty; i++)
            StateOf(_sequences[RowAt(order, start + i)]).Pack(run, i);
    }

    private readonly void UnpackStates(BoundRun run, scoped ReadOnlySpan<int> order, int start, int count)
    {
        for (int i = 0; i < count && !_sequences.IsEmpty; i++)
            StateOf(_sequences[RowAt(order, start + i)]).Unpack(run, i);
    }

    private readonly void Measure(int row, scoped Span<long> symbols)
    {
        symbols.Clear();
        TContract.Measure(in _inputs[row], symbols);
        if (!_sequences.IsEmpty)
            StateOf(_sequences[row]).Measure(symbols);
    }

    private readonly long[] MeasureAll(scoped ReadOnlySpan<int> order)
    {
        int count = _model.Layout.SymbolCount;
        var symbols = new long[_inputs.Length * count];
        for (int i = 0; count > 0 && i < (order.IsEmpty ? _inputs.Length : order.Length); i++)
            Measure(RowAt(order, i), symbols.AsSpan(RowAt(order, i) * count, count));
        return symbols;
    }

    // The predictor has checked that they are its own.
    private static SequenceState StateOf(ISequence<TInput, TOutput> sequence) => Unsafe.As<Sequence<TInput, TOutput, TContract>>(sequence).State;
}
