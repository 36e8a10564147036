namespace ModelPack.Signatures;

/// <summary>A value that may be absent (ONNX <c>optional</c>).</summary>
/// <param name="Element">The type of the value when it is there.</param>
public sealed record OptionalValueType(ModelValueType Element) : ModelValueType
{
    /// <summary>As in <c>optional(float32[4])</c>.</summary>
    public override string ToString() => $"optional({Element})";
}
