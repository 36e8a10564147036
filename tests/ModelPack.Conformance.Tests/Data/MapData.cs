namespace ModelPack.Conformance.Tests.Data;

/// <summary>A map.</summary>
/// <param name="Entries">The values by the text of their key; each a tensor of rank 0.</param>
internal sealed record MapData(IReadOnlyDictionary<string, CaseValue> Entries) : CaseValue
{
    /// <inheritdoc/>
    public override IEnumerable<TensorData> Tensors => Entries.Values.SelectMany(static value => value.Tensors);

    /// <inheritdoc/>
    public override string ToString() => $"map of {string.Join(", ", Entries.Keys)}";
}
