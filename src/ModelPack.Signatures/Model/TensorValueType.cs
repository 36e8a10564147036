namespace ModelPack.Signatures;

/// <summary>A dense tensor.</summary>
/// <param name="ElementType">The type of its elements.</param>
/// <param name="Shape">Its dimensions, empty for a scalar; null when the model states no shape (any rank).</param>
public sealed record TensorValueType(TensorElementType ElementType, EquatableArray<Dimension>? Shape) : ModelValueType
{
    /// <summary>As in <c>float32[batch, 4]</c>; <c>float32[...]</c> without a shape.</summary>
    public override string ToString() =>
        ElementType.ToOnnxName() + (Shape is { } shape ? "[" + string.Join(", ", shape) + "]" : "[...]");
}
