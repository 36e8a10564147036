namespace ModelPack;

/// <summary>Packs the scalar members of a type into the columns of one tensor of shape <c>[N, F]</c>; on an output type, unpacks them.</summary>
/// <remarks>Columns follow the declaration order, or <see cref="FeatureAttribute"/>. Narrower types convert; <see cref="bool"/> is 0 or 1; enums go by value; <see cref="int"/> and <see cref="long"/> are checked for exactness at run time.</remarks>
/// <param name="tensor">The name of the graph input or output.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class FeatureVectorAttribute(string tensor) : Attribute
{
    /// <summary>The name of the graph input or output.</summary>
    public string Tensor { get; } = tensor;

    /// <summary>Allows <see cref="double"/> members to be rounded to a float32 tensor.</summary>
    public bool Rounded { get; set; }
}
