using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>An input or output type of a contract.</summary>
/// <param name="FullName">With <c>global::</c>.</param>
/// <param name="Name">The short name, for schema titles and messages.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Members">Bound members: own and inherited, in declaration order, base types first.</param>
/// <param name="ConstructorParameters">Parameters of the constructor to call, in order; empty for the parameterless one.</param>
/// <param name="FeatureVector">The argument of <c>[FeatureVector]</c>; null without it.</param>
/// <param name="Rounded">Whether <c>[FeatureVector]</c> allows rounding double to float32.</param>
/// <param name="ValidatesItself">Whether it implements <c>IValidatableObject</c>.</param>
/// <param name="CustomRules">User-made validation attributes on the type, as C# expressions.</param>
/// <param name="Summary">Plain text of its doc comment.</param>
internal sealed record ContractType(
    string FullName,
    string Name,
    bool IsValueType,
    EquatableArray<ContractMember> Members,
    EquatableArray<ConstructorParameter> ConstructorParameters,
    string? FeatureVector,
    bool Rounded,
    bool ValidatesItself,
    EquatableArray<string> CustomRules,
    string Summary);
