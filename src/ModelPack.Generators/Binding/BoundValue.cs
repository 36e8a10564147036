using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>A graph input or output as a member meets it.</summary>
internal sealed class BoundValue
{
    private BoundValue(ValueInfo value, ValueForm form, TensorElementType elementType, TensorElementType mapKeyType, EquatableArray<Dimension>? shape, int batchAxis)
    {
        Name = value.Name;
        Type = value.Type;
        HasDefault = value.IsOptional;
        Form = form;
        ElementType = elementType;
        MapKeyType = mapKeyType;
        Shape = shape;
        BatchAxis = batchAxis;
        Row = new RowShape(shape, batchAxis);
    }

    public string Name { get; }

    public ModelValueType Type { get; }

    public ValueForm Form { get; }

    /// <summary>The type of a tensor's elements, of those of a sequence's tensors, or of a map's values.</summary>
    public TensorElementType ElementType { get; }

    public TensorElementType MapKeyType { get; }

    /// <summary>The dimensions of the tensor, or of each tensor of a sequence; null when the model gives none.</summary>
    public EquatableArray<Dimension>? Shape { get; }

    public int BatchAxis { get; }

    public RowShape Row { get; }

    /// <summary>Whether it is an input that has a default in the model.</summary>
    public bool HasDefault { get; }

    /// <summary>Whether it is an ONNX <c>optional</c>, which may hold nothing.</summary>
    public bool IsOptional => Type is OptionalValueType;

    public bool IsMap => MapKeyType != TensorElementType.Undefined;

    public static BoundValue Of(ValueInfo value, bool isInput, BatchRule batch)
    {
        bool isOptional = value.Type is OptionalValueType;
        return (value.Type is OptionalValueType optional ? optional.Element : value.Type) switch
        {
            TensorValueType { Shape: { } shape } tensor =>
                Tensor(value, tensor.ElementType, shape, isOptional ? -1 : isInput ? batch.AxisOfInput(shape) : batch.AxisOfOutput(shape)),

            // Without a shape an input is a value of the whole run; an output follows the rows where there is more than one.
            TensorValueType tensor => Tensor(value, tensor.ElementType, null, isInput || isOptional || batch.OneRowPerRun ? -1 : 0),
            SequenceValueType { Element: TensorValueType item } => new BoundValue(value, ValueForm.Sequence, item.ElementType, TensorElementType.Undefined, item.Shape, -1),
            SequenceValueType { Element: MapValueType { Value: TensorValueType item } map } when IsCarried(map.KeyType, item.ElementType) =>
                new BoundValue(value, ValueForm.RowMaps, item.ElementType, map.KeyType, null, 0),
            MapValueType { Value: TensorValueType item } map when IsCarried(map.KeyType, item.ElementType) =>
                new BoundValue(value, ValueForm.Map, item.ElementType, map.KeyType, null, -1),
            _ => Tensor(value, TensorElementType.Undefined, null, -1),
        };
    }

    /// <summary>The C# type that binds to it, as messages write it; null when there is none.</summary>
    public string? RightType()
    {
        ScalarType scalar = ElementType.ToScalar();
        if (scalar == ScalarType.None)
            return null;
        string type = Form switch
        {
            ValueForm.Tensor => TensorType(scalar),
            ValueForm.Sequence => "IReadOnlyList<" + TensorType(scalar) + ">",
            ValueForm.RowMaps when IsOptional => "IReadOnlyList<" + MapType(scalar) + ">",
            _ => MapType(scalar),
        };
        return IsOptional ? type + "?" : type;
    }

    private string TensorType(ScalarType scalar)
    {
        if (Row.IsSingle)
            return scalar.ToCSharp();
        return Row.IsAny || Row.OpenDimensions > 1 ? "Tensor<" + scalar.ToCSharp() + ">" : scalar.ToCSharp() + "[]";
    }

    private string MapType(ScalarType scalar) => "IReadOnlyDictionary<" + MapKeyType.ToScalar().ToCSharp() + ", " + scalar.ToCSharp() + ">";

    private static BoundValue Tensor(ValueInfo value, TensorElementType elementType, EquatableArray<Dimension>? shape, int batchAxis) =>
        new(value, ValueForm.Tensor, elementType, TensorElementType.Undefined, shape, batchAxis);

    // The maps that ONNX Runtime has.
    private static bool IsCarried(TensorElementType key, TensorElementType value) =>
        key is TensorElementType.Int64 or TensorElementType.String
        && value is TensorElementType.Float32 or TensorElementType.Float64 or TensorElementType.Int64 or TensorElementType.String;
}
