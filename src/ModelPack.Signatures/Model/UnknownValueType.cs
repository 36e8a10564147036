namespace ModelPack.Signatures;

/// <summary>A type that contracts cannot bind: a sparse tensor, an opaque value, or none declared.</summary>
/// <param name="Description">What the file says: <c>sparse_tensor</c>, <c>opaque</c> or <c>none</c>.</param>
public sealed record UnknownValueType(string Description) : ModelValueType
{
    /// <summary>The description of a value whose type the file does not state.</summary>
    public const string NotDeclared = "none";

    /// <inheritdoc/>
    public override string ToString() => Description;
}
