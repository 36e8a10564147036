using System;

namespace ModelPack.Signatures;

/// <summary><c>TypeProto</c>: a tensor, sequence, map, optional, or something that contracts cannot bind.</summary>
internal sealed class TypeReader(Action<ModelValueType> complete) : MessageReader
{
    private ModelValueType _type = new UnknownValueType(UnknownValueType.NotDeclared);

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        reader.Keep(0);
        switch (field.Number)
        {
            case 1:
                return new TensorTypeReader(type => _type = type);
            case 4:
                return new NestedTypeReader(element => _type = new SequenceValueType(element));
            case 5:
                return new MapTypeReader(map => _type = map);
            case 9:
                return new NestedTypeReader(element => _type = new OptionalValueType(element));
            case 7:
                _type = new UnknownValueType("opaque");
                break;
            case 8:
                _type = new UnknownValueType("sparse_tensor");
                break;
        }

        reader.Skip(field);
        return null;
    }

    public override void Complete() => complete(_type);
}
