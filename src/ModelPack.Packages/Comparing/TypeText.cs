using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Names the type of a member.</summary>
internal static class TypeText
{
    /// <summary>As in <c>array of float32</c>; equal for equal types.</summary>
    public static string Of(ContractMember member) => member.Kind switch
    {
        "scalar" => member.Element,
        "nested" => member.Title,
        "list" => $"list of {(member.Item is { } item ? Of(item) : member.Element)}",
        "dictionary" => $"dictionary of {member.Key} and {member.Element}",
        _ => $"{member.Kind} of {member.Element}",
    };
}
