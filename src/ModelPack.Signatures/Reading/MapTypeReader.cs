using System;

namespace ModelPack.Signatures;

/// <summary><c>TypeProto.Map</c>.</summary>
internal sealed class MapTypeReader(MemoryBudget budget, Action<MapValueType> complete) : MessageReader
{
    private TensorElementType _key;
    private ModelValueType _value = new UnknownValueType(UnknownValueType.NotDeclared);

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _key = ElementTypes.Read(reader, field);
                break;
            case 2:
                return new TypeReader(budget, value => _value = value);
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete() => complete(new MapValueType(_key, _value));
}
