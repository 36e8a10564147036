namespace ModelPack.Runtime.Sessions;

/// <summary>A slot's memory: a buffer for each tensor whose size is known before the run.</summary>
internal sealed class TensorBuffers(ModelLayout layout)
{
    public PinnedBuffer?[] Inputs { get; } = new PinnedBuffer?[layout.Inputs.Length];

    public PinnedBuffer?[] Outputs { get; } = new PinnedBuffer?[layout.Outputs.Length];

    /// <summary>Bytes in all buffers.</summary>
    public long Length { get; private set; }

    /// <summary>Makes room; true when a buffer was replaced, so that bindings over the old one are stale.</summary>
    public bool Reserve(int rows, ReadOnlySpan<long> symbols)
    {
        bool replaced = false;
        for (int i = 0; i < Inputs.Length; i++)
        {
            if (!layout.LiesApart(i))
                replaced |= Reserve(layout.Inputs[i], ref Inputs[i], rows, symbols);
        }

        for (int i = 0; i < Outputs.Length; i++)
            replaced |= Reserve(layout.Outputs[i], ref Outputs[i], rows, symbols);
        return replaced;
    }

    /// <summary>Gives all memory back.</summary>
    public void Clear()
    {
        Array.Clear(Inputs);
        Array.Clear(Outputs);
        Length = 0;
    }

    private bool Reserve(TensorLayout tensor, ref PinnedBuffer? buffer, int rows, ReadOnlySpan<long> symbols)
    {
        if (tensor.IsString || !tensor.IsAllocatedBefore)
            return false;
        long needed = checked(tensor.RowElements(symbols) * tensor.ElementSize * (tensor.BatchAxis < 0 ? 1 : rows));
        long current = buffer?.Length ?? -1;
        if (current >= needed)
            return false;

        // Growing by doubling: callers with slowly rising batch sizes do not replace the buffer each time.
        buffer = new PinnedBuffer(Math.Max(needed, Math.Min(current * 2, needed * 2)));
        Length += buffer.Length - Math.Max(current, 0);
        return true;
    }
}
