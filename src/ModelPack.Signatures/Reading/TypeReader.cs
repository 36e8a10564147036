using System;

namespace ModelPack.Signatures;

/// <summary><c>TypeProto</c>: a tensor, sequence, map, optional, or something that contracts cannot bind.</summary>
internal sealed class TypeReader(MemoryBudget budget, Action<ModelValueType> complete) : MessageReader
{
    private const long CostOfType = 128;

    private ModelValueType _type = new UnknownValueType(UnknownValueType.NotDeclared);

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        budget.Keep(CostOfType);
        switch (field.Number)
        {
            case 1:
                return new TensorTypeReader(budget, type => _type = type);
            case 4:
                return new NestedTypeReader(budget, element => _type = new SequenceValueType(element));
            case 5:
                return new MapTypeReader(budget, map => _type = map);
            case 9:
                return new NestedTypeReader(budget, element => _type = new OptionalValueType(element));
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
