namespace ModelPack.Signatures;

/// <summary>A map from integers or strings to values of one type; <c>ZipMap</c> gives a sequence of them.</summary>
/// <param name="KeyType">The key's type: an integer type or <see cref="TensorElementType.String"/>.</param>
/// <param name="Value">The type of each value.</param>
public sealed record MapValueType(TensorElementType KeyType, ModelValueType Value) : ModelValueType
{
    /// <summary>As in <c>map(string, float32[])</c>.</summary>
    public override string ToString() => $"map({KeyType.ToOnnxName()}, {Value})";
}
