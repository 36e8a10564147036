namespace ModelPack.Signatures;

/// <summary>The values that the graph declares for an input: the categories of a <c>OneHotEncoder</c>, the keys of a <c>LabelEncoder</c> or <c>CategoryMapper</c>.</summary>
/// <param name="Input">The graph input.</param>
/// <param name="AreStrings">Whether the values are strings; otherwise each is an integer in invariant decimal.</param>
/// <param name="IsClosed">Whether the model fails on any other value; otherwise it has an answer for others too.</param>
/// <param name="Values">The values, distinct, in the graph's order.</param>
public sealed record Categories(string Input, bool AreStrings, bool IsClosed, EquatableArray<string> Values);
