namespace ModelPack.Signatures;

/// <summary>One of the model's <c>metadata_props</c>. Keys should be distinct and may not be.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record MetadataProperty(string Key, string Value);
