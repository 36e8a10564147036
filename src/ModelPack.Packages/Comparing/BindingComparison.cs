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
            else if (found.Column != binding.Column && binding.Column is { } before && found.Column is { } now)
                changes.Breaks(path, $"was column {before} of tensor '{PrintableText.Name(binding.Tensor)}', is column {now}: the features have another order");
        }
    }
}
