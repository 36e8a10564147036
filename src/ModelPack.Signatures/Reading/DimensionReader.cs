using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary><c>TensorShapeProto.Dimension</c>: a number, a symbolic name, or neither.</summary>
internal sealed class DimensionReader(List<Dimension> shape, MemoryBudget budget) : MessageReader
{
    private const long CostOfDimension = 64;

    private Dimension _dimension;

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _dimension = FromNumber(reader.ReadInt64(field));
                break;
            case 2:
                _dimension = Dimension.Symbolic(reader.ReadName(field));
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        budget.Keep(CostOfDimension + (_dimension.Name is { } name ? MemoryBudget.OfText(name) : 0));
        shape.Add(_dimension);
    }

    // A negative number is unknown: ML.NET writes -1, and ONNX Runtime takes any.
    private static Dimension FromNumber(long value) => value switch
    {
        < 0 => Dimension.Unknown,
        long.MaxValue => throw InvalidModelException.InvalidGraph($"a dimension is {value}, which overflows"),
        _ => Dimension.Fixed(value),
    };
}
