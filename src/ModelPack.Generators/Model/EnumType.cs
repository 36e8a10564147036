using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>An enum of a contract.</summary>
/// <param name="FullName">With <c>global::</c>.</param>
/// <param name="Underlying">Its underlying integer type.</param>
/// <param name="Members">Its members, in declaration order.</param>
internal sealed record EnumType(string FullName, ScalarType Underlying, EquatableArray<EnumMember> Members);
