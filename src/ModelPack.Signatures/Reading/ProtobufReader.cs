using System;
using System.IO;
using System.Text;

namespace ModelPack.Signatures;

/// <summary>A pull reader of protobuf over a seekable stream. It holds one small window and seeks over what nobody asks for.</summary>
internal sealed class ProtobufReader
{
    private const int WindowSize = 4096;
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly long _length;
    private readonly byte[] _window = new byte[WindowSize];
    private readonly long[] _ends = new long[ReaderLimits.Depth + 1];
    private long _windowStart;
    private int _windowLength;
    private int _index;
    private int _depth;
    private byte[] _long = [];

    public ProtobufReader(Stream stream)
    {
        _stream = stream;
        _length = stream.Length;
        _ends[0] = _length;
    }

    private long Position => _windowStart + _index;

    private long End => _ends[_depth];

    /// <summary>Reads the next field's head; false at the message's end.</summary>
    public bool TryReadField(out ProtobufField field)
    {
        field = default;
        if (Position >= End)
            return false;
        ulong tag = ReadVarint();
        var type = (WireType)(tag & 7);
        ulong number = tag >> 3;
        if (number is 0 or > (1 << 29) - 1 || type is not (WireType.Varint or WireType.Fixed64 or WireType.Bytes or WireType.Fixed32))
            throw InvalidModelException.Malformed("it is damaged, or not ONNX: no field of a message begins where one must");
        field = new ProtobufField((int)number, type);
        return true;
    }

    /// <summary>Enters the message that is the field's value.</summary>
    public void Enter(ProtobufField field)
    {
        long length = ReadLength(field);
        if (_depth == ReaderLimits.Depth)
            throw InvalidModelException.Malformed($"its messages are nested more than {ReaderLimits.Depth} deep; ONNX Runtime does not read that");
        _ends[++_depth] = Position + length;
    }

    /// <summary>Leaves the message, at whose end the reader is.</summary>
    public void Leave() => _depth--;

    /// <summary>Skips the field's value.</summary>
    public void Skip(ProtobufField field)
    {
        switch (field.Type)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed32:
                Advance(4);
                break;
            case WireType.Fixed64:
                Advance(8);
                break;
            case WireType.Bytes:
                Advance(ReadLength(field));
                break;
        }
    }

    /// <summary>Skips all that is left of the message.</summary>
    public void SkipToEnd() => Advance(End - Position);

    /// <summary>Skips the field's bytes and returns how many they were.</summary>
    public long SkipBytes(ProtobufField field)
    {
        long length = ReadLength(field);
        Advance(length);
        return length;
    }

    /// <summary>Reads a number.</summary>
    public long ReadInt64(ProtobufField field) => field.Type == WireType.Varint ? unchecked((long)ReadVarint()) : throw Unexpected();

    /// <summary>Reads a float32.</summary>
    public float ReadSingle(ProtobufField field)
    {
        if (field.Type != WireType.Fixed32)
            throw Unexpected();
        if (End - Position < sizeof(float))
            throw End == _length ? Truncated() : Unexpected();
        byte[] bytes = [.. ReadBytes(sizeof(float))];
        if (!BitConverter.IsLittleEndian)
            Array.Reverse(bytes);
        return BitConverter.ToSingle(bytes, 0);
    }

    /// <summary>Reads a list of numbers, packed or one of them, into <paramref name="add"/>.</summary>
    public void ReadInt64s(ProtobufField field, Action<long> add)
    {
        if (field.Type == WireType.Varint)
        {
            add(ReadInt64(field));
            return;
        }

        long end = Position + ReadLength(field);
        while (Position < end)
        {
            add(unchecked((long)ReadVarint()));
        }

        if (Position != end)
            throw Unexpected();
    }

    /// <summary>Reads a name, which must be UTF-8.</summary>
    public string ReadName(ProtobufField field)
    {
        long length = ReadLength(field);
        if (length > ReaderLimits.NameLength)
            throw InvalidModelException.InvalidGraph($"a name is {length} bytes long; {ReaderLimits.NameLength} is the most");
        ArraySegment<byte> bytes = ReadBytes((int)length);
        try
        {
            return s_strictUtf8.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        }
        catch (ArgumentException)
        {
            throw InvalidModelException.InvalidGraph($"the name '{PrintableText.Name(Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count))}' is not UTF-8; rename it where the model is made");
        }
    }

    /// <summary>Reads a text that nothing is looked up by: what is not UTF-8 is replaced. Null when it is too long to keep.</summary>
    public string? ReadText(ProtobufField field)
    {
        long length = ReadLength(field);
        if (length <= ReaderLimits.TextLength)
        {
            ArraySegment<byte> bytes = ReadBytes((int)length);
            return Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        }

        Advance(length);
        return null;
    }

    // In the window where it lies there whole; the buffer for the others is used again.
    private ArraySegment<byte> ReadBytes(int length)
    {
        if (length <= _windowLength - _index)
        {
            _index += length;
            return new ArraySegment<byte>(_window, _index - length, length);
        }

        if (_long.Length < length)
            _long = new byte[Math.Max(length, 2 * WindowSize)];
        for (int done = 0; done < length;)
        {
            Fill();
            int part = Math.Min(length - done, _windowLength - _index);
            Buffer.BlockCopy(_window, _index, _long, done, part);
            _index += part;
            done += part;
        }

        return new ArraySegment<byte>(_long, 0, length);
    }

    private long ReadLength(ProtobufField field)
    {
        if (field.Type != WireType.Bytes)
            throw Unexpected();
        ulong length = ReadVarint();
        if (length > (ulong)(_length - Position))
            throw Truncated();
        return (long)length <= End - Position ? (long)length : throw Unexpected();
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (Position >= End)
                throw End == _length ? Truncated() : Unexpected();
            Fill();
            byte next = _window[_index++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw Unexpected();
    }

    private void Advance(long count)
    {
        if (count > End - Position)
            throw End == _length ? Truncated() : Unexpected();
        if (count <= _windowLength - _index)
        {
            _index += (int)count;
            return;
        }

        _windowStart = Position + count;
        _windowLength = _index = 0;
    }

    // Reads only when the window is used up, and from where the reader stands: what was skipped is never read.
    private void Fill()
    {
        if (_index < _windowLength)
            return;
        _windowStart = Position;
        _index = 0;
        _stream.Position = _windowStart;
        _windowLength = _stream.Read(_window, 0, (int)Math.Min(WindowSize, _length - _windowStart));
        if (_windowLength == 0)
            throw Truncated();
    }

    private static InvalidModelException Truncated() => InvalidModelException.Malformed("it is truncated: the file ends inside a message");

    private static InvalidModelException Unexpected() => InvalidModelException.Malformed("it is damaged, or not ONNX: a field does not fit its message");
}
