namespace ModelPack.Signatures;

/// <summary>A type that contracts cannot bind: a sparse tensor, an opaque value, or none declared.</summary>
/// <param name="Description">What the file says: <c>sparse_tensor</c>, <c>opaque</c> or <c>none</c>.</param>
public sealed record UnknownValueType(string Description) : ModelValueType
{
    /// <inheritdoc/>
    public override string ToString() => Description;
}
