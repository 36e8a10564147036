using System;
using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary><c>TypeProto.Tensor</c>, <c>TensorShapeProto</c> inside it included.</summary>
internal sealed class TensorTypeReader(MemoryBudget budget, Action<TensorValueType> complete) : MessageReader
{
    private TensorElementType _elementType;
    private List<Dimension>? _shape;

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _elementType = ElementTypes.Read(reader, field);
                break;
            case 2:
                _shape ??= [];
                return new ShapeReader(_shape, budget);
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete() =>
        complete(new TensorValueType(_elementType, _shape is null ? null : new EquatableArray<Dimension>(_shape)));
}
