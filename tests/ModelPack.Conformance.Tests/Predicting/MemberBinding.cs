using System.Text.Json;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Which member binds to which tensor, as the contract record of the assembly says.</summary>
/// <param name="IsInput">Whether it is a member of the input type.</param>
/// <param name="Member">The member's name.</param>
/// <param name="JsonName">The member's name in JSON.</param>
/// <param name="IsLabel">Whether its values, or the keys of its map, are members of an enum.</param>
/// <param name="Tensor">The graph's name of the input or output.</param>
internal sealed record MemberBinding(bool IsInput, string Member, string JsonName, bool IsLabel, string Tensor)
{
    /// <summary>The bindings of a contract record.</summary>
    public static IReadOnlyList<MemberBinding> Of(JsonElement record) => [.. record.GetProperty("bindings").EnumerateArray().Select(binding => Of(record, binding))];

    private static MemberBinding Of(JsonElement root, JsonElement binding)
    {
        string side = binding.GetProperty("side").GetString()!;
        string member = binding.GetProperty("member").GetString()!;
        JsonElement declared = root.GetProperty(side).GetProperty("members").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == member);
        return new MemberBinding(side == "input", member, declared.GetProperty("json").GetString()!, declared.TryGetProperty("labels", out _), binding.GetProperty("tensor").GetString()!);
    }
}
