using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares two versions of a package by the contracts of their models.</summary>
/// <param name="old">The version before.</param>
/// <param name="current">The version after.</param>
internal sealed class PackageComparison(PackageContracts old, PackageContracts current)
{
    /// <summary>All changes, the breaking ones first.</summary>
    public IReadOnlyList<ContractChange> Changes { get; } = [.. Find(old, current).OrderByDescending(static change => change.Kind)];

    /// <summary>Models whose contract has the same digest in both: one can be swapped for the other without a recompile.</summary>
    public IReadOnlyList<string> Swappable { get; } =
        [.. current.Contracts.Where(contract => old.Contracts.Any(other => AreSame(other, contract))).Select(static contract => contract.Name)];

    /// <summary>The step of the version that the changes need.</summary>
    public VersionStep Step => StepOf(Changes);

    /// <summary>Whether the version rises enough.</summary>
    public bool RisesEnough => VersionRule.RisesEnough(old.Version, current.Version, Step);

    /// <summary>The least version that does.</summary>
    public string LeastVersion => VersionRule.Least(old.Version, Step);

    private static VersionStep StepOf(IReadOnlyList<ContractChange> changes) =>
        changes.Any(static change => change.Kind == ChangeKind.Breaking) ? VersionStep.Major : changes.Count > 0 ? VersionStep.Minor : VersionStep.Patch;

    private static IReadOnlyList<ContractChange> Find(PackageContracts old, PackageContracts current)
    {
        var changes = new List<ContractChange>();
        foreach (Contract contract in old.Contracts)
        {
            if (Match(current.Contracts, contract) is { } found)
                changes.AddRange(ContractComparison.Compare(contract, found));
            else
                changes.Add(new ContractChange(ChangeKind.Breaking, contract.Name, contract.Name, "the model is not there any more"));
        }

        changes.AddRange(current.Contracts.Where(contract => Match(old.Contracts, contract) is null)
            .Select(static contract => new ContractChange(ChangeKind.Additive, contract.Name, contract.Name, "the model is new")));
        return changes;
    }

    private static bool AreSame(Contract old, Contract current) =>
        old.Name == current.Name && old.Digest == current.Digest && ContractComparison.Compare(old, current).Count == 0;

    // A model that was renamed is known by its predictor.
    private static Contract? Match(IReadOnlyList<Contract> contracts, Contract contract) =>
        contracts.FirstOrDefault(other => other.Name == contract.Name) ?? contracts.FirstOrDefault(other => other.Predictor == contract.Predictor);
}
