using System.Buffers;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Takes bytes and drops them; a pooled JSON writer points here, so that it keeps no buffer of a caller alive.</summary>
internal sealed class DiscardingBuffer : IBufferWriter<byte>
{
    private readonly byte[] _scratch = new byte[256];

    /// <summary>The one that all writers share.</summary>
    public static DiscardingBuffer Instance { get; } = new();

    /// <inheritdoc/>
    public void Advance(int count)
    {
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => sizeHint <= _scratch.Length ? _scratch : new byte[sizeHint];

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
