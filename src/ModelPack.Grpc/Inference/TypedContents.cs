using System.Runtime.InteropServices;
using System.Text.Unicode;
using ModelPack.Grpc.Wire;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Grpc.Inference;

/// <summary>Copies the elements of an <c>InferTensorContents</c> message to the memory that the model reads.</summary>
internal ref struct TypedContents
{
    public const string WrongCount = "has a number of elements that differs from its shape's";
    public const string WrongField = "has elements in a field that is not its datatype's";
    public const string NotUtf8 = "has an element that is not UTF-8";
    public const string OutOfRange = "has an element that its datatype cannot hold";
    public const string RawOnly = "is of a datatype that only raw contents carry";

    private readonly ReadOnlySpan<byte> _message;
    private readonly TensorMemory _memory;
    private readonly int _field;
    private int _index;

    private TypedContents(ReadOnlySpan<byte> message, TensorMemory memory)
    {
        _message = message;
        _memory = memory;
        _field = ContentsField.Of(memory.ElementType);
    }

    /// <summary>Copies all elements.</summary>
    /// <param name="message">The whole request.</param>
    /// <param name="parts">Where the contents lie in it.</param>
    /// <param name="memory">Takes the elements.</param>
    /// <returns>What is wrong with the tensor, to follow its name; null when nothing is.</returns>
    /// <exception cref="MalformedMessageException">The contents are no message.</exception>
    public static string? Copy(ReadOnlySpan<byte> message, IReadOnlyList<WireRange> parts, in TensorMemory memory)
    {
        var contents = new TypedContents(message, memory);
        if (contents._field == 0)
            return RawOnly;
        foreach (WireRange part in parts)
        {
            if (contents.Copy(part) is { } problem)
                return problem;
        }

        return contents._index == memory.Count ? null : WrongCount;
    }

    private string? Copy(WireRange part)
    {
        var reader = new WireReader(_message, part);
        string? problem = null;
        while (problem is null && reader.TryReadTag(out int field, out WireType type))
        {
            if (field is < ContentsField.Bool or > ContentsField.Bytes)
                reader.Skip(type);
            else if (field != _field)
                problem = reader.IsEmptyField(type) ? null : WrongField;
            else if (type != WireType.Bytes)
                problem = CopyOne(ref reader, type);
            else
                problem = _field == ContentsField.Bytes ? CopyString(reader.ReadRange()) : CopyPacked(reader.ReadRange());
        }

        return problem;
    }

    private string? CopyString(WireRange range)
    {
        ReadOnlySpan<byte> text = _message.Slice(range.Start, range.Length);
        if (_index == _memory.Count)
            return WrongCount;
        if (!Utf8.IsValid(text))
            return NotUtf8;
        _memory.SetString(_index++, text);
        return null;
    }

    // Floats lie in the message as they do in memory.
    private string? CopyPacked(WireRange range)
    {
        if (_field is not (ContentsField.Float32 or ContentsField.Float64))
            return CopyPackedVarints(range);
        int size = _memory.ElementType.SizeInBytes();
        if (range.Length % size != 0)
            throw new MalformedMessageException("Packed contents of the message are cut off.");
        if (range.Length / size > _memory.Count - _index)
            return WrongCount;
        _message.Slice(range.Start, range.Length).CopyTo(_memory.Bytes[(_index * size)..]);
        _index += range.Length / size;
        return null;
    }

    private string? CopyPackedVarints(WireRange range)
    {
        var reader = new WireReader(_message, range);
        while (!reader.IsAtEnd)
        {
            if (Set(reader.ReadVarint()) is { } problem)
                return problem;
        }

        return null;
    }

    private string? CopyOne(ref WireReader reader, WireType type)
    {
        switch (_field, type)
        {
            case (ContentsField.Float32, WireType.Fixed32):
                uint bits = reader.ReadFixed32();
                return Set(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref bits, 1)));
            case (ContentsField.Float64, WireType.Fixed64):
                ulong wide = reader.ReadFixed64();
                return Set(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref wide, 1)));
            case (not (ContentsField.Float32 or ContentsField.Float64 or ContentsField.Bytes), WireType.Varint):
                return Set(reader.ReadVarint());
            default:
                throw new MalformedMessageException("Contents of the message have a type that their field has not.");
        }
    }

    private string? Set(ReadOnlySpan<byte> element)
    {
        if (_index == _memory.Count)
            return WrongCount;
        element.CopyTo(_memory.Bytes[(_index++ * element.Length)..]);
        return null;
    }

    // What protobuf calls int32 and uint32 are the low 32 bits of the varint.
    private string? Set(ulong value)
    {
        if (_index == _memory.Count)
            return WrongCount;
        bool fits = true;
        int index = _index++;
        switch (_memory.ElementType)
        {
            case TensorElementType.Bool:
                _memory.Bytes[index] = value == 0 ? (byte)0 : (byte)1;
                break;
            case TensorElementType.Int8:
                fits = (int)value is >= sbyte.MinValue and <= sbyte.MaxValue;
                _memory.Bytes[index] = (byte)value;
                break;
            case TensorElementType.Int16:
                fits = (int)value is >= short.MinValue and <= short.MaxValue;
                _memory.Elements<short>()[index] = (short)value;
                break;
            case TensorElementType.UInt8:
                fits = (uint)value <= byte.MaxValue;
                _memory.Bytes[index] = (byte)value;
                break;
            case TensorElementType.UInt16:
                fits = (uint)value <= ushort.MaxValue;
                _memory.Elements<ushort>()[index] = (ushort)value;
                break;
            case TensorElementType.Int32 or TensorElementType.UInt32:
                _memory.Elements<uint>()[index] = (uint)value;
                break;
            default:
                _memory.Elements<ulong>()[index] = value;
                break;
        }

        return fits ? null : OutOfRange;
    }
}
