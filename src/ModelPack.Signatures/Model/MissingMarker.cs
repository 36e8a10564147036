namespace ModelPack.Signatures;

/// <summary>The value that stands for a missing one in an input: an <c>Imputer</c> of the graph replaces it.</summary>
/// <param name="Input">The graph input.</param>
/// <param name="Value"><c>NaN</c>, or a number in invariant notation.</param>
public sealed record MissingMarker(string Input, string Value);
