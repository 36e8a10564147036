namespace ModelPack.Packages.Comparing;

/// <summary>A difference between the contracts of two versions of a package.</summary>
/// <param name="Kind">What it means for those who use the package.</param>
/// <param name="Model">The model that it is about.</param>
/// <param name="Path">Where, as in <c>input.sepalLength</c>; the model's name for the contract as a whole.</param>
/// <param name="Text">What changed, as a clause.</param>
internal sealed record ContractChange(ChangeKind Kind, string Model, string Path, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Kind == ChangeKind.Breaking ? "breaking" : "additive")}: {Model}: {Path}: {Text}";
}
