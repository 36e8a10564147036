using System.Runtime.InteropServices;
using System.Text;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Onnx;

/// <summary>A <c>TensorProto</c>: the elements lie in <c>raw_data</c>, or in the field of their type.</summary>
internal sealed class TensorMessage
{
    private readonly List<long> _dimensions = [];
    private readonly List<double> _numbers = [];
    private readonly List<ulong> _integers = [];
    private readonly List<string> _strings = [];
    private TensorElementType _type;
    private ReadOnlyMemory<byte>? _raw;

    public TensorMessage(ReadOnlyMemory<byte> message)
    {
        foreach (ProtobufField field in ProtobufFields.Read(message))
            ReadField(field);
    }

    /// <summary>The tensor's name; empty when the file does not say.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The tensor.</summary>
    /// <exception cref="ExampleException">The message does not hold as many elements as it has dimensions for.</exception>
    public ExampleTensor Tensor
    {
        get
        {
            Array elements = Elements();
            return elements.Length == ExampleTensor.Product(CollectionsMarshal.AsSpan(_dimensions))
                ? new ExampleTensor(_type, [.. _dimensions], elements)
                : throw new ExampleException($"the tensor has {elements.Length} elements, and its shape is {ExampleTensor.Text(_dimensions)}.");
        }
    }

    private void ReadField(ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _dimensions.AddRange((field.Bytes is { } packed ? ProtobufFields.Varints(packed) : [field.Value]).Select(static size => unchecked((long)size)));
                break;
            case 2:
                _type = (TensorElementType)field.Value;
                break;
            case 4:
                _numbers.AddRange(field.Bytes is { } singles ? Array.ConvertAll(MemoryMarshal.Cast<byte, float>(singles.Span).ToArray(), static number => (double)number) : [BitConverter.UInt32BitsToSingle((uint)field.Value)]);
                break;
            case 5 or 7 or 11:
                _integers.AddRange(field.Bytes is { } integers ? ProtobufFields.Varints(integers) : [field.Value]);
                break;
            case 6:
                _strings.Add(Encoding.UTF8.GetString(field.Bytes.GetValueOrDefault().Span));
                break;
            case 8:
                Name = Encoding.UTF8.GetString(field.Bytes.GetValueOrDefault().Span);
                break;
            case 9:
                _raw = field.Bytes;
                break;
            case 10:
                _numbers.AddRange(field.Bytes is { } doubles ? MemoryMarshal.Cast<byte, double>(doubles.Span).ToArray() : [BitConverter.UInt64BitsToDouble(field.Value)]);
                break;
            case 14 when field.Value == 1:
                throw new ExampleException("the tensor's data lie in another file, which is not read: save it with its data.");
        }
    }

    private Array Elements() => _type switch
    {
        TensorElementType.String => _strings.ToArray(),
        _ when _raw is { } raw => RawElements.Read(_type, raw.Span),
        TensorElementType.Float32 or TensorElementType.Float64 => _numbers.ToArray(),
        TensorElementType.Float16 => _integers.Select(static bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits)).ToArray(),
        TensorElementType.BFloat16 => _integers.Select(static bits => (double)BFloat16.FromBits((ushort)bits)).ToArray(),
        TensorElementType.Bool => _integers.Select(static value => value != 0).ToArray(),
        TensorElementType.UInt64 => _integers.ToArray(),
        _ => _integers.Select(static value => unchecked((long)value)).ToArray(),
    };
}
