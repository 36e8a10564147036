namespace ModelPack.Generators.Model;

/// <summary>What a member holds.</summary>
/// <param name="Form">Scalar, array, memory, tensor, dictionary or list.</param>
/// <param name="FullName">The member's type with <c>global::</c>, nullable annotation included.</param>
/// <param name="Element">The scalar type: of the member, of its elements, or of a dictionary's values.</param>
/// <param name="Enum">The enum, where <see cref="Element"/> (or, for a dictionary, <see cref="Key"/>) is one.</param>
/// <param name="Key">A dictionary's key; otherwise <see cref="ScalarType.None"/>.</param>
/// <param name="IsNullable">Whether it is <c>T?</c>.</param>
internal sealed record MemberType(MemberForm Form, string FullName, ScalarType Element, EnumType? Enum, ScalarType Key, bool IsNullable)
{
    /// <summary>What a list holds; null for all else. <see cref="Element"/>, <see cref="Enum"/> and <see cref="Key"/> are those of the item.</summary>
    public MemberType? Item { get; init; }

    /// <summary>A type with a feature vector of its own; null for all else.</summary>
    public ContractType? Nested { get; init; }
}
