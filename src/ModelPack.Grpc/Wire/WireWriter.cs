using System.Buffers;
using System.Numerics;
using System.Text;

namespace ModelPack.Grpc.Wire;

/// <summary>Writes the fields of a protobuf message, or only counts the bytes that they take: a length stands before what it is the length of.</summary>
/// <param name="output">Takes the message; null counts.</param>
internal ref struct WireWriter(IBufferWriter<byte>? output)
{
    private const int MaxVarintBytes = 10;
    private const int Piece = 4096;

    private Span<byte> _span;
    private int _used;

    /// <summary>How many bytes were written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes a field of a string, unless it is empty.</summary>
    public void Write(int field, string value)
    {
        if (value.Length == 0)
            return;
        int length = Encoding.UTF8.GetByteCount(value);
        WriteHead(field, length);
        Count += length;
        if (output is null)
            return;
        Reserve(length);
        _used += Encoding.UTF8.GetBytes(value, _span[_used..]);
    }

    /// <summary>Writes a field of bytes, also where there are none.</summary>
    public void Write(int field, scoped ReadOnlySpan<byte> bytes)
    {
        WriteHead(field, bytes.Length);
        Write(bytes);
    }

    /// <summary>Writes a field of packed integers, unless there are none.</summary>
    public void WritePacked(int field, scoped ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
            return;
        long length = 0;
        foreach (long value in values)
            length += SizeOf((ulong)value);
        WriteHead(field, length);
        foreach (long value in values)
            WriteVarint((ulong)value);
    }

    /// <summary>Writes the tag of a field of bytes, and how many follow.</summary>
    public void WriteHead(int field, long length)
    {
        WriteVarint(((ulong)field << 3) | (uint)WireType.Bytes);
        WriteVarint((ulong)length);
    }

    /// <summary>Writes a varint.</summary>
    public void WriteVarint(ulong value)
    {
        Count += SizeOf(value);
        if (output is null)
            return;
        Reserve(MaxVarintBytes);
        for (; value > 0x7F; value >>= 7)
            _span[_used++] = (byte)(value | 0x80);
        _span[_used++] = (byte)value;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        Count += bytes.Length;
        if (output is null)
            return;
        Flush();
        output.Write(bytes);
    }

    /// <summary>Hands over what was written.</summary>
    public void Flush()
    {
        if (_used > 0)
            output!.Advance(_used);
        _span = default;
        _used = 0;
    }

    /// <summary>The bytes that a varint takes.</summary>
    public static int SizeOf(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    private void Reserve(int length)
    {
        if (_span.Length - _used >= length)
            return;
        Flush();
        _span = output!.GetSpan(Math.Max(length, Piece));
    }
}
