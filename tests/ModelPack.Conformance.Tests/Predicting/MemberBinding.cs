using System.Text.Json;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Which member binds to which tensor, as the contract record of the assembly says.</summary>
/// <param name="IsInput">Whether it is a member of the input type.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Tensor">The graph's name of the input or output.</param>
internal sealed record MemberBinding(bool IsInput, string Member, string Tensor)
{
    /// <summary>The bindings of a contract record.</summary>
    public static IReadOnlyList<MemberBinding> Of(string record) =>
    [
        .. JsonDocument.Parse(record).RootElement.GetProperty("bindings").EnumerateArray().Select(static binding => new MemberBinding(
            binding.GetProperty("side").GetString() == "input",
            binding.GetProperty("member").GetString()!,
            binding.GetProperty("tensor").GetString()!)),
    ];
}
