using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares which tensors the members are bound to: callers in the model's own words, and models that are swapped without a recompile, see those.</summary>
internal static class BindingComparison
{
    public static void Compare(Contract old, Contract current, ChangeList changes)
    {
        foreach (ContractBinding binding in old.Bindings)
        {
            if (current.Bindings.FirstOrDefault(other => other.Side == binding.Side && other.Member == binding.Member) is not { } found)
                continue;
            string path = $"{binding.Side}.{binding.Member}";
            if (found.Tensor != binding.Tensor)
                changes.Breaks(path, $"was bound to tensor '{PrintableText.Name(binding.Tensor)}', is to '{PrintableText.Name(found.Tensor)}'");
            else if (binding.Column is not null && OtherNeighbour(old, current, binding) is { } other)
                changes.Breaks(path, $"stood before {other} in tensor '{PrintableText.Name(binding.Tensor)}', stands behind it: the features have another order");
        }
    }

    // A feature that comes or goes moves others to other columns, and leaves their order.
    private static string? OtherNeighbour(Contract old, Contract current, ContractBinding binding) => old.Bindings
        .Where(other => other.Side == binding.Side && other.Tensor == binding.Tensor && other.Column > binding.Column)
        .FirstOrDefault(other => Column(current, other) < Column(current, binding))?.Member;

    private static int? Column(Contract contract, ContractBinding binding) =>
        contract.Bindings.FirstOrDefault(other => other.Side == binding.Side && other.Tensor == binding.Tensor && other.Member == binding.Member)?.Column;
}
