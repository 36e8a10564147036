using System.Diagnostics.CodeAnalysis;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>A type of the graph that the protocols carry as tensors.</summary>
/// <param name="Form">How it becomes tensors.</param>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="Shape">The dimensions of a tensor; null where the model states none, and for maps.</param>
/// <param name="IsOptional">Whether it may hold nothing.</param>
internal sealed record CarriedType(ServedForm Form, TensorElementType ElementType, EquatableArray<Dimension>? Shape, bool IsOptional)
{
    /// <summary>Finds out whether a type is carried. Maps are, as outputs.</summary>
    public static bool TryOf(ModelValueType type, bool isInput, [NotNullWhen(true)] out CarriedType? carried)
    {
        bool isOptional = type is OptionalValueType;
        carried = (type is OptionalValueType optional ? optional.Element : type) switch
        {
            TensorValueType tensor => new CarriedType(ServedForm.Tensor, tensor.ElementType, tensor.Shape, isOptional),
            SequenceValueType { Element: TensorValueType element } => new CarriedType(ServedForm.Sequence, element.ElementType, element.Shape, isOptional),
            SequenceValueType { Element: MapValueType map } when !isInput => OfMap(ServedForm.Maps, map, isOptional),
            MapValueType map when !isInput => OfMap(ServedForm.Map, map, isOptional),
            _ => null,
        };
        if (carried is not null && TensorDatatypes.NameOf(carried.ElementType) is null)
            carried = null;
        return carried is not null;
    }

    private static CarriedType? OfMap(ServedForm form, MapValueType map, bool isOptional) =>
        map.Value is TensorValueType value ? new CarriedType(form, value.ElementType, null, isOptional) : null;
}
