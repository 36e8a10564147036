namespace ModelPack;

/// <summary>Lets rows of different lengths share a native call: shorter ones are filled up with a value at the end. On an array of the input whose tensor has one open dimension.</summary>
/// <remarks>
/// Every member with that dimension needs it; otherwise rows are grouped by length, and never filled up. Only for models that tell filling from data, as by an attention mask.
/// Outputs that have the dimension by its name are cut back to the row's own length.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class PadAttribute : Attribute
{
    /// <summary>Fills up with a number.</summary>
    public PadAttribute(double value) => Value = value;

    /// <summary>Fills up with an integer, as with the token of no word.</summary>
    public PadAttribute(long value) => Value = value;

    /// <summary>Fills up with a truth value.</summary>
    public PadAttribute(bool value) => Value = value;

    /// <summary>Fills up with a text, often the empty one.</summary>
    public PadAttribute(string value) => Value = value;

    /// <summary>The value: a <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    public object Value { get; }
}
