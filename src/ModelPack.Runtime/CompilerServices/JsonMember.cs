using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>A member of a contract type, as JSON knows it.</summary>
/// <param name="name">The JSON name.</param>
/// <param name="required">Whether JSON must have it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonMember(string name, bool required = true)
{
    /// <summary>The JSON name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether JSON must have it.</summary>
    public bool IsRequired { get; } = required;
}
