using System;

namespace ModelPack.Signatures;

/// <summary><c>TypeProto.Sequence</c> and <c>TypeProto.Optional</c>: the type of the element.</summary>
internal sealed class NestedTypeReader(MemoryBudget budget, Action<ModelValueType> complete) : MessageReader
{
    private ModelValueType _element = new UnknownValueType(UnknownValueType.NotDeclared);

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        if (field.Number == 1)
            return new TypeReader(budget, element => _element = element);
        reader.Skip(field);
        return null;
    }

    public override void Complete() => complete(_element);
}
