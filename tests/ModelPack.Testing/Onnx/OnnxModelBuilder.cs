namespace ModelPack.Testing;

/// <summary>Builds small ONNX files for tests, valid or not: nothing is checked.</summary>
/// <example><code>
/// byte[] model = new OnnxModelBuilder()
///     .Input("x", OnnxType.Float32("batch", 4)).Output("y", OnnxType.Float32("batch", 4))
///     .Node("Relu", ["x"], ["y"]).Build();
/// </code></example>
public sealed class OnnxModelBuilder
{
    private readonly List<(string Domain, long Version)> _opsets = [];
    private readonly List<(string Key, string Value)> _metadata = [];
    private readonly List<ProtobufWriter> _functions = [];

    /// <summary>The version of the file format.</summary>
    public long IrVersion { get; init; } = 8;

    /// <summary>The author's version of the graph; 0 is not written.</summary>
    public long ModelVersion { get; init; }

    /// <summary>The tool's name.</summary>
    public string Producer { get; init; } = "modelpack-tests";

    /// <summary>The model's documentation.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The model's graph.</summary>
    public OnnxGraphBuilder Graph { get; } = new();

    /// <summary>Imports an operator set; without any, opset 13 of the standard domain is imported.</summary>
    public OnnxModelBuilder Opset(string domain, long version)
    {
        _opsets.Add((domain, version));
        return this;
    }

    /// <summary>Adds a metadata property.</summary>
    public OnnxModelBuilder Metadata(string key, string value)
    {
        _metadata.Add((key, value));
        return this;
    }

    /// <summary>Adds a node of the standard domain.</summary>
    public OnnxModelBuilder Node(string operatorType, string[] inputs, string[] outputs, params OnnxAttribute[] attributes)
    {
        Graph.Node(operatorType, inputs, outputs, attributes);
        return this;
    }

    /// <summary>Adds a node of a domain, as in <c>ai.onnx.ml</c>.</summary>
    public OnnxModelBuilder NodeOf(string domain, string operatorType, string[] inputs, string[] outputs, params OnnxAttribute[] attributes)
    {
        Graph.NodeOf(domain, operatorType, inputs, outputs, attributes);
        return this;
    }

    /// <summary>Adds an input; without a type, none is written.</summary>
    public OnnxModelBuilder Input(string name, OnnxType? type, string documentation = "")
    {
        Graph.Input(name, type, documentation);
        return this;
    }

    /// <summary>Adds an output; without a type, none is written.</summary>
    public OnnxModelBuilder Output(string name, OnnxType? type, string documentation = "")
    {
        Graph.Output(name, type, documentation);
        return this;
    }

    /// <summary>Adds a constant tensor.</summary>
    public OnnxModelBuilder Initializer(OnnxTensor tensor)
    {
        Graph.Initializer(tensor);
        return this;
    }

    /// <summary>Adds a function with one node: an operator of the model's own.</summary>
    public OnnxModelBuilder Function(string domain, string name, string[] inputs, string[] outputs, string nodeDomain, string operatorType)
    {
        ProtobufWriter message = new ProtobufWriter().Text(1, name);
        foreach (string input in inputs)
            message.Text(4, input);
        foreach (string output in outputs)
            message.Text(5, output);
        message.Message(7, OnnxGraphBuilder.NodeMessage(nodeDomain, operatorType, inputs, outputs, []));
        message.Message(9, new ProtobufWriter().Text(1, nodeDomain).Number(2, 13));
        _functions.Add(message.Text(10, domain));
        return this;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Build()
    {
        ProtobufWriter message = new ProtobufWriter().Number(1, IrVersion).TextIfAny(2, Producer);
        if (ModelVersion != 0)
            message.Number(5, ModelVersion);
        message.TextIfAny(6, Documentation).Message(7, Graph.ToProto());
        foreach ((string domain, long version) in _opsets.DefaultIfEmpty(("", 13)))
            message.Message(8, new ProtobufWriter().Text(1, domain).Number(2, version));
        foreach ((string key, string value) in _metadata)
            message.Message(14, new ProtobufWriter().Text(1, key).Text(2, value));
        foreach (ProtobufWriter function in _functions)
            message.Message(25, function);
        return message.ToArray();
    }

    /// <summary>Writes the file.</summary>
    public string Save(string path)
    {
        File.WriteAllBytes(path, Build());
        return path;
    }
}
