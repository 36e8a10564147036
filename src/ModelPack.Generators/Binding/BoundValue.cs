using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>A graph input or output as a member meets it.</summary>
internal sealed class BoundValue
{
    private BoundValue(ValueInfo value, TensorElementType elementType, TensorElementType mapKeyType, EquatableArray<Dimension>? shape, int batchAxis)
    {
        Name = value.Name;
        Type = value.Type;
        ElementType = elementType;
        MapKeyType = mapKeyType;
        Shape = shape;
        BatchAxis = batchAxis;
        Row = new RowShape(shape, batchAxis);
    }

    public string Name { get; }

    public ModelValueType Type { get; }

    public TensorElementType ElementType { get; }

    public TensorElementType MapKeyType { get; }

    public EquatableArray<Dimension>? Shape { get; }

    public int BatchAxis { get; }

    public RowShape Row { get; }

    /// <summary>Whether it is a sequence of maps, one a row, as <c>ZipMap</c> gives.</summary>
    public bool IsMap => MapKeyType != TensorElementType.Undefined;

    public static BoundValue Of(ValueInfo value, bool isInput, BatchRule batch) => value.Type switch
    {
        TensorValueType { Shape: { } shape } tensor =>
            new BoundValue(value, tensor.ElementType, TensorElementType.Undefined, shape, isInput ? batch.AxisOfInput(shape) : batch.AxisOfOutput(shape)),

        // Without a shape an input is a parameter; an output follows the rows where there is more than one.
        TensorValueType tensor => new BoundValue(value, tensor.ElementType, TensorElementType.Undefined, null, isInput || batch.OneRowPerRun ? -1 : 0),
        SequenceValueType { Element: MapValueType { Value: TensorValueType item, KeyType: TensorElementType.Int64 or TensorElementType.String } map } when !isInput =>
            new BoundValue(value, item.ElementType, map.KeyType, null, 0),
        _ => new BoundValue(value, TensorElementType.Undefined, TensorElementType.Undefined, null, -1),
    };

    /// <summary>The C# type that binds to it, as messages write it; null when there is none yet.</summary>
    public string? RightType()
    {
        ScalarType scalar = ElementType.ToScalar();
        if (scalar == ScalarType.None)
            return null;
        if (IsMap)
            return "IReadOnlyDictionary<" + MapKeyType.ToScalar().ToCSharp() + ", " + scalar.ToCSharp() + ">";
        if (Row.IsSingle || Row.IsAny)
            return scalar.ToCSharp();
        return Row.OpenDimensions > 1 ? null : scalar.ToCSharp() + "[]";
    }
}
