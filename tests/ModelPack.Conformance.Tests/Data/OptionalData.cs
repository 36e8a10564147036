namespace ModelPack.Conformance.Tests.Data;

/// <summary>An optional value.</summary>
/// <param name="Value">What it holds; null for nothing.</param>
internal sealed record OptionalData(CaseValue? Value) : CaseValue
{
    /// <inheritdoc/>
    public override IEnumerable<TensorData> Tensors => Value?.Tensors ?? [];

    /// <inheritdoc/>
    public override string ToString() => Value is null ? "nothing" : $"optional {Value}";
}
