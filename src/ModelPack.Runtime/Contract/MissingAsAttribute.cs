namespace ModelPack;

/// <summary>Says what the model is given for a nullable member that is null. Without it a nullable member does not compile (MPK1012).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MissingAsAttribute : Attribute
{
    /// <summary>A missing number becomes <paramref name="value"/>, often <see cref="float.NaN"/>.</summary>
    public MissingAsAttribute(double value) => Value = value;

    /// <summary>A missing integer becomes <paramref name="value"/>.</summary>
    public MissingAsAttribute(long value) => Value = value;

    /// <summary>A missing truth value becomes <paramref name="value"/>.</summary>
    public MissingAsAttribute(bool value) => Value = value;

    /// <summary>A missing text becomes <paramref name="value"/>, often the empty one.</summary>
    public MissingAsAttribute(string value) => Value = value;

    /// <summary>The value: a <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    public object Value { get; }
}
