namespace ModelPack.Testing;

/// <summary>An attribute of a node (<c>AttributeProto</c>).</summary>
public sealed class OnnxAttribute
{
    private OnnxAttribute(ProtobufWriter message) => Proto = message;

    internal ProtobufWriter Proto { get; }

    /// <summary>A number.</summary>
    public static OnnxAttribute Integer(string name, long value) => new(new ProtobufWriter().Text(1, name).Number(3, value).Number(20, 2));

    /// <summary>A float.</summary>
    public static OnnxAttribute Float(string name, float value) => new(new ProtobufWriter().Text(1, name).Float(2, value).Number(20, 1));

    /// <summary>A text.</summary>
    public static OnnxAttribute Text(string name, string value) => new(new ProtobufWriter().Text(1, name).Text(4, value).Number(20, 3));

    /// <summary>A type, as <c>Optional</c> has.</summary>
    public static OnnxAttribute Type(string name, OnnxType type) => new(new ProtobufWriter().Text(1, name).Message(14, type.Proto).Number(20, 13));

    /// <summary>A graph, as <c>If</c> has.</summary>
    public static OnnxAttribute Graph(string name, OnnxGraphBuilder graph) => new(new ProtobufWriter().Text(1, name).Message(6, graph.ToProto()).Number(20, 5));

    /// <summary>A tensor, as <c>Constant</c> has.</summary>
    public static OnnxAttribute Tensor(string name, OnnxTensor tensor) => new(new ProtobufWriter().Text(1, name).Message(5, tensor.Proto).Number(20, 4));

    /// <summary>A list of floats.</summary>
    public static OnnxAttribute Floats(string name, params float[] values)
    {
        ProtobufWriter message = new ProtobufWriter().Text(1, name);
        foreach (float value in values)
            message.Float(7, value);
        return new OnnxAttribute(message.Number(20, 6));
    }

    /// <summary>A list of numbers.</summary>
    public static OnnxAttribute Integers(string name, params long[] values)
    {
        ProtobufWriter message = new ProtobufWriter().Text(1, name);
        foreach (long value in values)
            message.Number(8, value);
        return new OnnxAttribute(message.Number(20, 7));
    }

    /// <summary>A list of texts.</summary>
    public static OnnxAttribute Texts(string name, params string[] values)
    {
        ProtobufWriter message = new ProtobufWriter().Text(1, name);
        foreach (string value in values)
            message.Text(9, value);
        return new OnnxAttribute(message.Number(20, 8));
    }
}
