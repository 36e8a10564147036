using System.Text;

namespace ModelPack.Testing;

/// <summary>Writes protobuf fields, valid or not, as tests need them.</summary>
public sealed class ProtobufWriter
{
    private readonly MemoryStream _bytes = new();

    /// <summary>Writes a number as field <paramref name="field"/>.</summary>
    public ProtobufWriter Number(int field, long value)
    {
        WriteVarint((ulong)field << 3);
        WriteVarint(unchecked((ulong)value));
        return this;
    }

    /// <summary>Writes bytes, a text or a message as field <paramref name="field"/>.</summary>
    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        WriteVarint(((ulong)field << 3) | 2);
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Writes a text.</summary>
    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a text unless it is empty.</summary>
    public ProtobufWriter TextIfAny(int field, string value) => value.Length == 0 ? this : Text(field, value);

    /// <summary>Writes a nested message.</summary>
    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    /// <summary>Writes a 32-bit float.</summary>
    public ProtobufWriter Float(int field, float value)
    {
        WriteVarint(((ulong)field << 3) | 5);
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    /// <summary>Writes bytes that need not be a field.</summary>
    public ProtobufWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>What was written.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }
}
