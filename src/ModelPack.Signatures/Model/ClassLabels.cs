namespace ModelPack.Signatures;

/// <summary>The class labels that the graph declares for an output: a <c>ZipMap</c>'s keys, a classifier's or label encoder's values.</summary>
/// <param name="Output">The graph output.</param>
/// <param name="AreStrings">Whether the labels are strings; otherwise each is an integer in invariant decimal.</param>
/// <param name="Labels">The labels, in the graph's order.</param>
public sealed record ClassLabels(string Output, bool AreStrings, EquatableArray<string> Labels);
