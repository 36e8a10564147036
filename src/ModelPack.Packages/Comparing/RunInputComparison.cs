using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares what the runtime gives a model: states that <c>OpenSequence()</c> keeps, and constants.</summary>
internal static class RunInputComparison
{
    public static void Compare(Contract old, Contract current, ChangeList changes)
    {
        if (old.States.Count > 0 && current.States.Count == 0)
            changes.Breaks("states", "the model carries no state any more, so there is no OpenSequence()");
        else if (old.States.Count == 0 && current.States.Count > 0)
            changes.Adds("states", "the model carries a state now: OpenSequence() is new");

        // Callers in the model's own words give constants too.
        foreach (ContractConstant constant in current.Constants.Where(constant => old.Constants.All(other => other.Input != constant.Input)))
            changes.Adds($"constants.{constant.Input}", "is an input of the model that the contract fixes");
    }
}
