using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The label of an enum's member in string tensors and in JSON.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <param name="label">The label.</param>
/// <param name="value">The member.</param>
/// <param name="anyCase">Whether it is found without regard to case: the member's own name is, one given by <c>[EnumMember]</c> is not.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumLabel<TEnum>(string label, TEnum value, bool anyCase = true)
    where TEnum : struct, Enum
{
    /// <summary>The label.</summary>
    public string Label { get; } = label;

    /// <summary>The member.</summary>
    public TEnum Value { get; } = value;

    /// <summary>Whether it is found without regard to case.</summary>
    public bool AnyCase { get; } = anyCase;
}
