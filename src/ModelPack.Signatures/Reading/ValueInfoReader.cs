using System;

namespace ModelPack.Signatures;

/// <summary><c>ValueInfoProto</c>.</summary>
internal sealed class ValueInfoReader(Action<ValueInfo> add) : MessageReader
{
    private ValueInfo _value = new("", new UnknownValueType(UnknownValueType.NotDeclared));

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _value = _value with { Name = reader.ReadName(field) };
                break;
            case 2:
                return new TypeReader(type => _value = _value with { Type = type });
            case 3:
                _value = _value with { Documentation = reader.ReadText(field) ?? "" };
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete() => add(_value);
}
