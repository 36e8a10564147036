using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>A property or field of a contract type.</summary>
/// <param name="Name">As declared, unescaped.</param>
/// <param name="Identifier">As generated code writes it: escaped where it is a keyword.</param>
/// <param name="JsonName">camelCase, or <c>[JsonPropertyName]</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Setting">How a value gets in.</param>
/// <param name="IsRequired">Whether the type says that JSON must have it: <c>required</c>, <c>[Required]</c>, or a constructor parameter without default.</param>
/// <param name="Tensor">The argument of <c>[Tensor]</c>; null without it.</param>
/// <param name="Rounded">Whether <c>[Tensor]</c> allows rounding double to float32.</param>
/// <param name="FeatureIndex">The argument of <c>[Feature]</c>; null without it.</param>
/// <param name="FeatureName"><c>[Feature]</c>'s <c>Name</c>; null without it.</param>
/// <param name="MissingAs">What a null becomes, as a C# expression of the member's underlying type; null without a rule.</param>
/// <param name="Unit">The argument of <c>[Unit]</c>; null without it.</param>
/// <param name="IsSensitive">Whether <c>[Sensitive]</c>.</param>
/// <param name="AllowsNonFinite">Whether <c>[AllowNonFinite]</c>.</param>
/// <param name="Rules">Validation attributes, in declaration order.</param>
/// <param name="DeclaringType">Full name of the type that declares it, for accessors of inherited init-only members.</param>
/// <param name="Summary"><c>[Description]</c>, or plain text of the doc comment.</param>
internal sealed record ContractMember(
    string Name,
    string Identifier,
    string JsonName,
    MemberType Type,
    MemberSetting Setting,
    bool IsRequired,
    string? Tensor,
    bool Rounded,
    int? FeatureIndex,
    string? FeatureName,
    string? MissingAs,
    string? Unit,
    bool IsSensitive,
    bool AllowsNonFinite,
    EquatableArray<ValidationRule> Rules,
    string DeclaringType,
    string Summary)
{
    /// <summary>What <c>[Pad]</c> fills shorter rows up with, as a C# expression of the element type; null without it.</summary>
    public string? Pad { get; init; }

    /// <summary>Whether it has a value of its own when nobody sets it.</summary>
    public bool HasInitializer { get; init; }

    /// <summary>What is wrong with null (MPK1012), unless the model itself knows what to do without a value.</summary>
    public ContractIssue? MissingIssue { get; init; }
}
