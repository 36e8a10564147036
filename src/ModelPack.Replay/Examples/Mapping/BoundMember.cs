
namespace ModelPack.Replay.Examples.Mapping;

/// <summary>A member and the tensor, or column of one, that it is bound to.</summary>
/// <param name="Path">The members that lead to it, outermost first: one, or two where its type is nested.</param>
/// <param name="Tensor">The graph input or output.</param>
/// <param name="Column">The column in a feature vector; null when the member has the tensor to itself.</param>
internal sealed record BoundMember(IReadOnlyList<ContractMember> Path, string Tensor, int? Column)
{
    public ContractMember Member => Path[^1];

    /// <summary>As in <c>measurements.sepalLength</c>.</summary>
    public string JsonPath => string.Join('.', Path.Select(static member => member.JsonName));

    /// <summary>As in <c>Measurements.SepalLength</c>.</summary>
    public string NamePath => string.Join('.', Path.Select(static member => member.Name));

    /// <summary>The bound members of a side.</summary>
    public static IReadOnlyList<BoundMember> Of(Contract contract, string side)
    {
        ContractSide type = side == "input" ? contract.Input : contract.Output;
        return
        [
            .. contract.Bindings.Where(binding => binding.Side == side)
                .Select(binding => (binding, Path: Find(type.Members, binding.Member)))
                .Where(static found => found.Path.Count > 0)
                .Select(static found => new BoundMember(found.Path, found.binding.Tensor, found.binding.Column)),
        ];
    }

    // Empty where an encoder's own tensors are bound: they are no members of the contract.
    private static List<ContractMember> Find(IReadOnlyList<ContractMember> members, string path)
    {
        var found = new List<ContractMember>();
        foreach (string name in path.Split('.'))
        {
            if (members.FirstOrDefault(member => member.Name == name) is not { } member)
                return [];
            found.Add(member);
            members = member.Members;
        }

        return found;
    }
}
