namespace ModelPack.Conformance.Tests.Data;

/// <summary>A sequence.</summary>
internal sealed record SequenceData(IReadOnlyList<CaseValue> Elements) : CaseValue
{
    /// <inheritdoc/>
    public override IEnumerable<TensorData> Tensors => Elements.SelectMany(static element => element.Tensors);

    /// <inheritdoc/>
    public override string ToString() => $"sequence of {Elements.Count}";
}
