using System.Text.Json;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Which member binds to which tensor, as the contract record of the assembly says.</summary>
/// <param name="IsInput">Whether it is a member of the input type.</param>
/// <param name="Member">The member's name.</param>
/// <param name="JsonName">The member's name in JSON.</param>
/// <param name="Tensor">The graph's name of the input or output.</param>
internal sealed record MemberBinding(bool IsInput, string Member, string JsonName, string Tensor)
{
    /// <summary>The bindings of a contract record.</summary>
    public static IReadOnlyList<MemberBinding> Of(string record)
    {
        JsonElement root = JsonDocument.Parse(record).RootElement;
        return [.. root.GetProperty("bindings").EnumerateArray().Select(binding => Of(root, binding))];
    }

    private static MemberBinding Of(JsonElement root, JsonElement binding)
    {
        string side = binding.GetProperty("side").GetString()!;
        string member = binding.GetProperty("member").GetString()!;
        JsonElement declared = root.GetProperty(side).GetProperty("members").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == member);
        return new MemberBinding(side == "input", member, declared.GetProperty("json").GetString()!, binding.GetProperty("tensor").GetString()!);
    }
}
