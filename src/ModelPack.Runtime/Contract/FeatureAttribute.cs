namespace ModelPack;

/// <summary>Sets the column of a member in its type's <see cref="FeatureVectorAttribute"/>. All columns are set this way, or none.</summary>
/// <param name="index">The column, from 0.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FeatureAttribute(int index) : Attribute
{
    /// <summary>The column, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>The model's name of the column, where it differs from the member's; checked against the model's feature names.</summary>
    public string? Name { get; set; }
}
