namespace ModelPack;

/// <summary>Binds a member to a tensor by name. Without it the member's own name is used, compared without case, <c>_</c>, <c>.</c>, <c>-</c> and <c>:</c>.</summary>
/// <param name="name">The name of the graph input or output, as <c>modelpack inspect</c> shows it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TensorAttribute(string name) : Attribute
{
    /// <summary>The name of the graph input or output.</summary>
    public string Name { get; } = name;

    /// <summary>Allows a <see cref="double"/> to be rounded to a float32 tensor.</summary>
    public bool Rounded { get; set; }
}
