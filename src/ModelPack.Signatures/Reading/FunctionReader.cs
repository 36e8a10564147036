namespace ModelPack.Signatures;

/// <summary><c>FunctionProto</c>: an operator that the model brings itself.</summary>
/// <remarks>Its names are not checked: ONNX Runtime reads a function only where a node uses it.</remarks>
internal sealed class FunctionReader(ModelFacts model) : MessageReader
{
    private readonly GraphScope _scope = new(model.Budget);
    private string _name = "";
    private string _domain = "";

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _name = reader.ReadName(field);
                break;
            case 7:
                return new NodeReader(model, _scope, isInMainGraph: false);
            case 10:
                _domain = OperatorSets.Normalize(reader.ReadName(field));
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        model.AddFunction(_domain, _name);
        _scope.Release();
    }
}
