using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary><c>TensorShapeProto</c>: a list of dimensions.</summary>
internal sealed class ShapeReader(List<Dimension> shape) : MessageReader
{
    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        reader.Keep(0);
        if (field.Number == 1)
            return new DimensionReader(shape);
        reader.Skip(field);
        return null;
    }
}
