namespace ModelPack.Signatures;

/// <summary>A sequence of values of one type.</summary>
/// <param name="Element">The type of each element.</param>
public sealed record SequenceValueType(ModelValueType Element) : ModelValueType
{
    /// <summary>As in <c>sequence(map(string, float32[]))</c>.</summary>
    public override string ToString() => $"sequence({Element})";
}
