namespace ModelPack.Runtime.Sessions;

/// <summary>A copy of the states of one row, each contiguous, without the batch dimension.</summary>
internal sealed unsafe class StateRow(ModelLayout layout)
{
    private readonly byte[][] _states = [.. layout.States.Select(static _ => Array.Empty<byte>())];

    /// <summary>Whether a run gave it; otherwise it stands for zeros.</summary>
    public bool IsGiven { get; set; }

    /// <summary>The lengths of symbolic dimensions; -1 for those that no state has.</summary>
    public long[] Lengths { get; } = new long[layout.SymbolCount];

    /// <summary>Copies a state into a row of a tensor.</summary>
    public void Write(int state, in TensorPlace place, int row)
    {
        byte* target = place.Data + (row * place.RowStride);
        int block = checked((int)place.BlockLength);
        for (int i = 0; i < place.Blocks; i++)
        {
            var to = new Span<byte>(target + (i * place.BlockStride), block);
            if (IsGiven)
                _states[state].AsSpan(i * block, block).CopyTo(to);
            else
                to.Clear();
        }
    }

    /// <summary>Copies a row of a tensor.</summary>
    public void Read(int state, in TensorPlace place, int row)
    {
        // Growing by doubling: a state that gets one longer with each row is not allocated anew each time.
        int length = checked((int)place.RowLength);
        if (_states[state].Length < length)
            _states[state] = GC.AllocateUninitializedArray<byte>(layout.States[state].Tensor.HasSymbols ? (int)Math.Min(2L * length, Array.MaxLength) : length);
        byte* source = place.Data + (row * place.RowStride);
        int block = checked((int)place.BlockLength);
        for (int i = 0; i < place.Blocks; i++)
            new ReadOnlySpan<byte>(source + (i * place.BlockStride), block).CopyTo(_states[state].AsSpan(i * block, block));
    }

    /// <summary>Takes the lengths of a state's symbolic dimensions from the shape that came out.</summary>
    /// <exception cref="ModelOutputException">Two states disagree in one of them.</exception>
    public void Measure(StateLayout state, ReadOnlySpan<long> dimensions)
    {
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            if (state.Tensor.SymbolAt(axis) is not (>= 0 and int symbol))
                continue;
            if (Lengths[symbol] >= 0 && Lengths[symbol] != dimensions[axis])
            {
                throw new ModelOutputException(
                    $"Output '{layout.Outputs[state.Output].Name}' gave a state of length {dimensions[axis]} in dimension '{layout.Symbols[symbol]}', where another one has length {Lengths[symbol]}.");
            }

            Lengths[symbol] = dimensions[axis];
        }
    }
}
