using System.Runtime.InteropServices;

namespace ModelPack.Testing;

/// <summary>A constant tensor (<c>TensorProto</c>).</summary>
public sealed class OnnxTensor
{
    private OnnxTensor(ProtobufWriter message) => Proto = message;

    internal ProtobufWriter Proto { get; }

    /// <summary>A tensor whose bytes stand in the file, as many as are given.</summary>
    public static OnnxTensor Raw(string name, OnnxElement element, long[] shape, ReadOnlySpan<byte> bytes) =>
        new(Head(name, element, shape).Bytes(9, bytes));

    /// <summary>A float32 tensor.</summary>
    public static OnnxTensor Float32(string name, long[] shape, params float[] values) =>
        Raw(name, OnnxElement.Float32, shape, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>An int64 tensor.</summary>
    public static OnnxTensor Int64(string name, long[] shape, params long[] values) =>
        Raw(name, OnnxElement.Int64, shape, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>A float32 tensor in the packed list <c>float_data</c>.</summary>
    public static OnnxTensor Float32List(string name, long[] shape, params float[] values) =>
        new(Head(name, OnnxElement.Float32, shape).Bytes(4, MemoryMarshal.AsBytes(values.AsSpan())));

    /// <summary>A string tensor.</summary>
    public static OnnxTensor Strings(string name, long[] shape, params string[] values)
    {
        ProtobufWriter message = Head(name, OnnxElement.String, shape);
        foreach (string value in values)
            message.Text(6, value);
        return new OnnxTensor(message);
    }

    /// <summary>A tensor whose bytes lie in another file; a null fact is not written.</summary>
    public static OnnxTensor External(string name, OnnxElement element, long[] shape, string? location, string? offset = null, string? length = null)
    {
        ProtobufWriter message = Head(name, element, shape);
        foreach ((string key, string? value) in new[] { ("location", location), ("offset", offset), ("length", length) })
        {
            if (value is not null)
                message.Message(13, new ProtobufWriter().Text(1, key).Text(2, value));
        }

        return new OnnxTensor(message.Number(14, 1));
    }

    private static ProtobufWriter Head(string name, OnnxElement element, long[] shape)
    {
        var message = new ProtobufWriter();
        foreach (long dimension in shape)
            message.Number(1, dimension);
        return message.Number(2, (long)element).Text(8, name);
    }
}
