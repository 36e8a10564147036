namespace ModelPack.Testing;

/// <summary>The type of a graph input or output (<c>TypeProto</c>).</summary>
public sealed class OnnxType
{
    private OnnxType(ProtobufWriter message) => Proto = message;

    internal ProtobufWriter Proto { get; }

    /// <summary>A tensor; a dimension is a number, a symbolic name, or null for unknown.</summary>
    public static OnnxType Tensor(OnnxElement element, params object?[] shape)
    {
        var dimensions = new ProtobufWriter();
        foreach (object? dimension in shape)
        {
            dimensions.Message(1, dimension switch
            {
                null => new ProtobufWriter(),
                string name => new ProtobufWriter().Text(2, name),
                _ => new ProtobufWriter().Number(1, Convert.ToInt64(dimension, System.Globalization.CultureInfo.InvariantCulture)),
            });
        }

        return new OnnxType(new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, (long)element).Message(2, dimensions)));
    }

    /// <summary>A float32 tensor.</summary>
    public static OnnxType Float32(params object?[] shape) => Tensor(OnnxElement.Float32, shape);

    /// <summary>A tensor without a shape: any rank.</summary>
    public static OnnxType TensorOfAnyRank(OnnxElement element) => new(new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, (long)element)));

    /// <summary>A sequence.</summary>
    public static OnnxType Sequence(OnnxType element) => new(new ProtobufWriter().Message(4, new ProtobufWriter().Message(1, element.Proto)));

    /// <summary>A map.</summary>
    public static OnnxType Map(OnnxElement key, OnnxType value) =>
        new(new ProtobufWriter().Message(5, new ProtobufWriter().Number(1, (long)key).Message(2, value.Proto)));

    /// <summary>An optional value.</summary>
    public static OnnxType Optional(OnnxType element) => new(new ProtobufWriter().Message(9, new ProtobufWriter().Message(1, element.Proto)));

    /// <summary>A type that contracts cannot bind.</summary>
    public static OnnxType SparseTensor() => new(new ProtobufWriter().Message(8, new ProtobufWriter().Number(1, 1)));

    /// <summary>A type that contracts cannot bind.</summary>
    public static OnnxType Opaque() => new(new ProtobufWriter().Message(7, new ProtobufWriter().Text(1, "example")));
}
