using System.Runtime.InteropServices;
using Google.Protobuf;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Data;

/// <summary>A <c>TensorProto</c>: the elements lie in <c>raw_data</c>, or in the field of their type.</summary>
internal sealed class TensorMessage
{
    private readonly List<long> _dimensions = [];
    private readonly List<float> _floats = [];
    private readonly List<double> _doubles = [];
    private readonly List<long> _integers = [];
    private readonly List<string> _strings = [];
    private TensorElementType _type;
    private byte[]? _raw;

    /// <summary>A tensor whose elements lie row-major in little-endian bytes.</summary>
    public TensorMessage(TensorElementType type, IEnumerable<long> dimensions, byte[] raw)
    {
        _type = type;
        _dimensions.AddRange(dimensions);
        _raw = raw;
    }

    public TensorMessage(CodedInputStream message)
    {
        while (message.ReadTag() is var tag and not 0)
            ReadField(message, tag);
    }

    /// <summary>The tensor.</summary>
    public TensorData Tensor => new(_type, [.. _dimensions], Elements());

    private void ReadField(CodedInputStream message, uint tag)
    {
        switch (WireFormat.GetTagFieldNumber(tag))
        {
            case 1:
                ReadMany(message, tag, _dimensions, static values => values.ReadInt64());
                break;
            case 2:
                _type = (TensorElementType)message.ReadInt32();
                break;
            case 4:
                ReadMany(message, tag, _floats, static values => values.ReadFloat());
                break;
            case 5 or 7 or 11:
                ReadMany(message, tag, _integers, static values => values.ReadInt64());
                break;
            case 6:
                _strings.Add(message.ReadBytes().ToStringUtf8());
                break;
            case 9:
                _raw = message.ReadBytes().ToByteArray();
                break;
            case 10:
                ReadMany(message, tag, _doubles, static values => values.ReadDouble());
                break;
            default:
                message.SkipLastField();
                break;
        }
    }

    private static void ReadMany<T>(CodedInputStream message, uint tag, List<T> values, Func<CodedInputStream, T> read)
    {
        if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
        {
            values.Add(read(message));
            return;
        }

        CodedInputStream packed = message.ReadBytes().CreateCodedInput();
        while (!packed.IsAtEnd)
            values.Add(read(packed));
    }

    private Array Elements() => _type switch
    {
        TensorElementType.Float32 => Raw<float>() ?? [.. _floats],
        TensorElementType.Float64 => Raw<double>() ?? [.. _doubles],
        TensorElementType.UInt8 => Raw<byte>() ?? Integers(static value => (byte)value),
        TensorElementType.Int8 => Raw<sbyte>() ?? Integers(static value => (sbyte)value),
        TensorElementType.UInt16 or TensorElementType.BFloat16 => Raw<ushort>() ?? Integers(static value => (ushort)value),
        TensorElementType.Int16 => Raw<short>() ?? Integers(static value => (short)value),
        TensorElementType.Int32 => Raw<int>() ?? Integers(static value => (int)value),
        TensorElementType.Int64 => Raw<long>() ?? Integers(static value => value),
        TensorElementType.UInt32 => Raw<uint>() ?? Integers(static value => (uint)value),
        TensorElementType.UInt64 => Raw<ulong>() ?? Integers(static value => (ulong)value),
        TensorElementType.Bool => Raw<bool>() ?? Integers(static value => value != 0),
        TensorElementType.Float16 => Raw<Half>() ?? Integers(static value => BitConverter.UInt16BitsToHalf((ushort)value)),
        TensorElementType.String => _strings.ToArray(),
        _ => throw new NotSupportedException($"No test of the corpus holds a tensor of {_type.ToOnnxName()}."),
    };

    private T[]? Raw<T>()
        where T : struct => _raw is { } bytes ? MemoryMarshal.Cast<byte, T>(bytes).ToArray() : null;

    private T[] Integers<T>(Func<long, T> convert) => [.. _integers.Select(convert)];
}
