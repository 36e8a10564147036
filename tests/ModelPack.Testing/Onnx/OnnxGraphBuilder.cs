namespace ModelPack.Testing;

/// <summary>Builds a graph (<c>GraphProto</c>), valid or not: nothing is checked.</summary>
public sealed class OnnxGraphBuilder
{
    private readonly List<ProtobufWriter> _nodes = [];
    private readonly List<ProtobufWriter> _initializers = [];
    private readonly List<ProtobufWriter> _inputs = [];
    private readonly List<ProtobufWriter> _outputs = [];

    /// <summary>The graph's name.</summary>
    public string Name { get; set; } = "g";

    /// <summary>Adds a node of the standard domain.</summary>
    public OnnxGraphBuilder Node(string operatorType, string[] inputs, string[] outputs, params OnnxAttribute[] attributes) =>
        NodeOf("", operatorType, inputs, outputs, attributes);

    /// <summary>Adds a node of a domain, as in <c>ai.onnx.ml</c>.</summary>
    public OnnxGraphBuilder NodeOf(string domain, string operatorType, string[] inputs, string[] outputs, params OnnxAttribute[] attributes)
    {
        _nodes.Add(NodeMessage(domain, operatorType, inputs, outputs, attributes));
        return this;
    }

    /// <summary>Adds an input.</summary>
    public OnnxGraphBuilder Input(string name, OnnxType? type, string documentation = "")
    {
        _inputs.Add(Value(name, type, documentation));
        return this;
    }

    /// <summary>Adds an output.</summary>
    public OnnxGraphBuilder Output(string name, OnnxType? type, string documentation = "")
    {
        _outputs.Add(Value(name, type, documentation));
        return this;
    }

    /// <summary>Adds a constant tensor.</summary>
    public OnnxGraphBuilder Initializer(OnnxTensor tensor)
    {
        _initializers.Add(tensor.Proto);
        return this;
    }

    internal static ProtobufWriter NodeMessage(string domain, string operatorType, string[] inputs, string[] outputs, OnnxAttribute[] attributes)
    {
        var message = new ProtobufWriter();
        foreach (string input in inputs)
            message.Text(1, input);
        foreach (string output in outputs)
            message.Text(2, output);
        message.Text(4, operatorType);
        foreach (OnnxAttribute attribute in attributes)
            message.Message(5, attribute.Proto);
        return message.TextIfAny(7, domain);
    }

    // Fields in the order in which protobuf's own libraries write them.
    internal ProtobufWriter ToProto()
    {
        var message = new ProtobufWriter();
        foreach (ProtobufWriter node in _nodes)
            message.Message(1, node);
        message.Text(2, Name);
        foreach (ProtobufWriter initializer in _initializers)
            message.Message(5, initializer);
        foreach (ProtobufWriter input in _inputs)
            message.Message(11, input);
        foreach (ProtobufWriter output in _outputs)
            message.Message(12, output);
        return message;
    }

    private static ProtobufWriter Value(string name, OnnxType? type, string documentation)
    {
        ProtobufWriter message = new ProtobufWriter().Text(1, name);
        if (type is not null)
            message.Message(2, type.Proto);
        return message.TextIfAny(3, documentation);
    }
}
