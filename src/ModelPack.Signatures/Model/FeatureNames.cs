namespace ModelPack.Signatures;

/// <summary>The names of the columns of an input tensor, in order.</summary>
/// <param name="Input">The input; empty when the source names none, which is good for a model with one input.</param>
/// <param name="Names">A name for each column.</param>
public sealed record FeatureNames(string Input, EquatableArray<string> Names);
