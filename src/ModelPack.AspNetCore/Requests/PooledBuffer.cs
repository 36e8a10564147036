using System.Buffers;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Takes an answer before its length is known, in memory of the shared pool.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int Least = 512;

    private byte[] _bytes = [];

    /// <summary>How much was written.</summary>
    public int Count { get; private set; }

    /// <summary>What was written; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Count);
        Count += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Count);
    }

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Forgets what was written and gives memory beyond <paramref name="keep"/> bytes back, so that one large answer does not stay for good.</summary>
    public void Trim(int keep)
    {
        Clear();
        if (_bytes.Length <= keep)
            return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Reserve(int sizeHint)
    {
        int needed = Math.Max(sizeHint, 1);
        if (_bytes.Length - Count >= needed)
            return;

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Least, Math.Max(checked(Count + needed), (int)Math.Min(2L * _bytes.Length, Array.MaxLength))));
        _bytes.AsSpan(0, Count).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
