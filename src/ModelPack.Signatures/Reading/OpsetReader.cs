using System;

namespace ModelPack.Signatures;

/// <summary><c>OperatorSetIdProto</c>.</summary>
internal sealed class OpsetReader(Action<OpsetImport> add) : MessageReader
{
    private string _domain = "";
    private long _version;

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _domain = OperatorSets.Normalize(reader.ReadName(field));
                break;
            case 2:
                _version = reader.ReadInt64(field);
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete() => add(new OpsetImport(_domain, _version));
}
