using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace ModelPack.Grpc.Wire;

/// <summary>Reads the fields of a protobuf message where they lie, without making objects of them.</summary>
internal ref struct WireReader
{
    private readonly ReadOnlySpan<byte> _message;
    private int _position;
    private readonly int _end;

    /// <summary>Reads a whole message.</summary>
    public WireReader(ReadOnlySpan<byte> message)
        : this(message, new WireRange(0, message.Length))
    {
    }

    /// <summary>Reads a message inside of another; ranges that it gives are those of the outer one.</summary>
    public WireReader(ReadOnlySpan<byte> message, WireRange range)
    {
        _message = message;
        _position = range.Start;
        _end = range.Start + range.Length;
    }

    /// <summary>Whether all fields were read.</summary>
    public readonly bool IsAtEnd => _position == _end;

    /// <summary>Reads the tag of the next field; false at the end.</summary>
    /// <exception cref="MalformedMessageException">There is no tag.</exception>
    public bool TryReadTag(out int field, out WireType type)
    {
        (field, type) = (0, default);
        if (IsAtEnd)
            return false;
        ulong tag = ReadVarint();
        (field, type) = ((int)(tag >> 3), (WireType)(tag & 7));
        return tag <= uint.MaxValue && field > 0 ? true : throw Malformed();
    }

    /// <summary>Reads a varint.</summary>
    /// <exception cref="MalformedMessageException">It is cut off, or longer than 64 bits.</exception>
    public ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_position == _end)
                throw Malformed();
            byte next = _message[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Malformed();
    }

    /// <summary>Reads eight bytes.</summary>
    /// <exception cref="MalformedMessageException">They are cut off.</exception>
    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Reads four bytes.</summary>
    /// <exception cref="MalformedMessageException">They are cut off.</exception>
    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>Reads where bytes, or a message, lie.</summary>
    /// <exception cref="MalformedMessageException">They are cut off.</exception>
    public WireRange ReadRange()
    {
        ulong length = ReadVarint();
        if (length > (ulong)(_end - _position))
            throw Malformed();
        var range = new WireRange(_position, (int)length);
        _position += range.Length;
        return range;
    }

    /// <summary>Reads a string.</summary>
    /// <exception cref="MalformedMessageException">It is cut off, or not UTF-8.</exception>
    public string ReadString()
    {
        WireRange range = ReadRange();
        ReadOnlySpan<byte> text = _message.Slice(range.Start, range.Length);
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw new MalformedMessageException("A string of the message is not UTF-8.");
    }

    /// <summary>Passes over the field whose tag was read.</summary>
    /// <exception cref="MalformedMessageException">It is cut off, or of a type that there is not.</exception>
    public void Skip(WireType type)
    {
        switch (type)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Bytes:
                ReadRange();
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw Malformed();
        }
    }

    /// <summary>Passes over the field whose tag was read, and says whether it is a field of no bytes: a repeated one without elements.</summary>
    /// <exception cref="MalformedMessageException">It is cut off.</exception>
    public bool IsEmptyField(WireType type)
    {
        if (type == WireType.Bytes)
            return ReadRange().Length == 0;
        Skip(type);
        return false;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_end - _position < count)
            throw Malformed();
        ReadOnlySpan<byte> taken = _message.Slice(_position, count);
        _position += count;
        return taken;
    }

    private static MalformedMessageException Malformed() => new("The request is not a message of the protocol.");
}
