using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary><c>TensorShapeProto</c>: a list of dimensions.</summary>
internal sealed class ShapeReader(List<Dimension> shape, MemoryBudget budget) : MessageReader
{
    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        if (field.Number == 1)
            return new DimensionReader(shape, budget);
        reader.Skip(field);
        return null;
    }
}
