namespace ModelPack.Signatures;

/// <summary><c>GraphProto</c>: the model's, or one inside a node (<c>If</c>, <c>Loop</c>, <c>Scan</c>).</summary>
internal sealed class GraphReader(ModelFacts model, GraphScope? outer) : MessageReader
{
    private readonly GraphScope _scope = new(model.Budget);

    private bool IsMain => outer is null;

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                return new NodeReader(model, _scope, IsMain);
            case 2 when IsMain:
                model.GraphName = reader.ReadText(field) ?? "";
                return null;
            case 5:
                return new TensorReader(AddInitializer, model.Budget);
            case 11:
                return new ValueInfoReader(AddInput, model.Budget);
            case 12:
                return new ValueInfoReader(AddOutput, model.Budget);
            case 15:
                return new SparseTensorReader(AddInitializer, model.AddTensor, model.Budget);
            default:
                reader.Skip(field);
                return null;
        }
    }

    public override void Complete()
    {
        foreach (string name in _scope.Close())
        {
            if (outer is null)
                throw InvalidModelException.InvalidGraph($"the graph uses the value '{PrintableText.Name(name)}', which no input, initializer or node defines");
            outer.Use(name);
        }

        if (IsMain)
            model.SetInputs(_scope);
        else
            _scope.Release();
    }

    private void AddInitializer(TensorFacts tensor)
    {
        model.AddTensor(tensor);
        _scope.AddInitializer(tensor.Name);
    }

    private void AddInput(ValueInfo input)
    {
        _scope.AddInput(input.Name);
        if (IsMain)
            model.Inputs.Add(input);
    }

    private void AddOutput(ValueInfo output)
    {
        _scope.Use(output.Name);
        if (IsMain)
            model.Outputs.Add(output);
    }
}
