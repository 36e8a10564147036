namespace ModelPack.Signatures;

/// <summary><c>ModelProto</c>, the whole file.</summary>
internal sealed class ModelReader(ModelFacts model) : MessageReader
{
    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                model.IrVersion = reader.ReadInt64(field);
                break;
            case 2:
                model.ProducerName = reader.ReadText(field) ?? "";
                break;
            case 3:
                model.ProducerVersion = reader.ReadText(field) ?? "";
                break;
            case 4:
                model.Domain = reader.ReadText(field) ?? "";
                break;
            case 5:
                model.ModelVersion = reader.ReadInt64(field);
                break;
            case 6:
                model.Documentation = reader.ReadText(field) ?? "";
                break;
            case 7:
                model.BeginGraph();
                return new GraphReader(model, outer: null);
            case 8:
                return new OpsetReader(model.AddOpset);
            case 14:
                return new EntryReader(model.AddMetadata);
            case 25:
                return new FunctionReader(model);
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }
}
