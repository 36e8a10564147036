namespace ModelPack.Signatures;

/// <summary><c>NodeProto</c>.</summary>
internal sealed class NodeReader(ModelFacts model, GraphScope scope, bool isInMainGraph) : MessageReader
{
    // The node itself, with its lists, and its places in the graph's.
    private const long CostOfNode = 600;

    private readonly NodeFacts _node = new();
    private long _kept;

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _node.Inputs.Add(Keep(reader.ReadName(field)));
                break;
            case 2:
                _node.Outputs.Add(Keep(reader.ReadName(field)));
                break;
            case 4:
                _node.OperatorType = reader.ReadName(field);
                break;
            case 5:
                return new AttributeReader(model, scope, _node, text => Keep(text));
            case 7:
                _node.Domain = OperatorSets.Normalize(reader.ReadName(field));
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        model.UseOperator(_node.Domain, _node.OperatorType);
        foreach (string input in _node.Inputs)
            scope.Use(input);
        foreach (string output in _node.Outputs)
            AddOutput(output);
        if (isInMainGraph && model.Flow.Add(_node))
            model.Budget.Keep(CostOfNode);
        else
            model.Budget.Release(_kept);
    }

    private string Keep(string text)
    {
        long cost = MemoryBudget.OfText(text);
        model.Budget.Keep(cost);
        _kept += cost;
        return text;
    }

    // ONNX Runtime turns constants into initializers, of which several may have one name.
    private void AddOutput(string name)
    {
        if (_node is { OperatorType: "Constant", Domain: "" })
            scope.AddConstant(name);
        else
            scope.AddNodeOutput(name);
    }
}
