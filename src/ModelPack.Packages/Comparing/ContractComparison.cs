using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares two contracts of one model. Documentation is no difference; neither are the weights.</summary>
internal static class ContractComparison
{
    /// <summary>All changes from <paramref name="old"/> to <paramref name="current"/>; where their digests are equal, only how an input is made can differ.</summary>
    public static IReadOnlyList<ContractChange> Compare(Contract old, Contract current)
    {
        var changes = new ChangeList(current.Name);
        ConstructorComparison.Compare(old, current, changes);
        if (old.Digest.Length > 0 && old.Digest == current.Digest)
            return changes.Changes;
        CompareNames(old, current, changes);
        new SideComparison(isInput: true, changes).Compare("input", old.Input.Members, current.Input.Members);
        new SideComparison(isInput: false, changes).Compare("output", old.Output.Members, current.Output.Members);
        BindingComparison.Compare(old, current, changes);
        RunInputComparison.Compare(old, current, changes);
        return changes.Changes;
    }

    // Names that callers write, in C# or in addresses.
    private static void CompareNames(Contract old, Contract current, ChangeList changes)
    {
        CompareName("name", old.Name, current.Name, changes);
        CompareName("predictor", old.Predictor, current.Predictor, changes);
        CompareName("input", old.Input.Type, current.Input.Type, changes);
        CompareName("output", old.Output.Type, current.Output.Type, changes);
    }

    private static void CompareName(string path, string old, string current, ChangeList changes)
    {
        if (old != current)
            changes.Breaks(path, $"was '{old}', is '{current}'");
    }
}
