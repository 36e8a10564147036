using System;

namespace ModelPack.Signatures;

/// <summary><c>StringStringEntryProto</c>: a metadata property, or one fact about external data.</summary>
internal sealed class EntryReader(Action<string, string> add) : MessageReader
{
    private string? _key = "";
    private string? _value = "";

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _key = reader.ReadText(field);
                break;
            case 2:
                _value = reader.ReadText(field);
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        if (_key is not null && _value is not null)
            add(_key, _value);
    }
}
