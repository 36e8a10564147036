using Microsoft.Build.Framework;
using ModelPack.Packages.Comparing;

namespace ModelPack.Tasks;

/// <summary>Compiled assembly and baseline package to what changed between them, and whether the version says so.</summary>
public sealed class CheckBaseline : CodedTask
{
    // Who sees twenty of them knows; the rest is for `modelpack diff`.
    private const int MostChanges = 20;

    /// <summary>The model project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The id of the model package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The version that is being packed.</summary>
    [Required]
    public string PackageVersion { get; set; } = "";

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The baseline package; empty when there is none yet.</summary>
    public string Baseline { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Baseline.Length == 0)
        {
            Log.LogMessage(MessageImportance.High, "{0} has no version before {1}: this is a first release, and there is no contract to keep.", PackageId, PackageVersion);
            return;
        }

        if (ReadBaseline() is { } old && ReadCurrent() is { } current)
            Report(old, new PackageComparison(old, current));
    }

    private PackageContracts? ReadBaseline()
    {
        try
        {
            PackageContracts old = PackageContracts.Read(Baseline);
            if (old.Contracts.Count > 0)
                return old;
            Error("MPK2015", ProjectFile, $"The baseline '{Baseline}' has no model contract. Name a package that ModelPack made.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            Error("MPK2015", ProjectFile, $"The baseline '{Baseline}' does not exist.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Error("MPK2015", ProjectFile, $"The baseline '{Baseline}' cannot be read: {exception.Message.TrimEnd('.')}.");
        }

        return null;
    }

    private PackageContracts? ReadCurrent()
    {
        PackageContracts? current = null;
        OnFile(Assembly, () => current = new PackageContracts(PackageId, PackageVersion, PackageContracts.From([AssemblyRecords.Read(Assembly)])));
        return current;
    }

    private void Report(PackageContracts old, PackageComparison comparison)
    {
        if (comparison.Swappable.Count > 0)
            Log.LogMessage(MessageImportance.High, "Same contract as in {0}; can be swapped without a recompile: {1}.", old.Version, string.Join(", ", comparison.Swappable));
        foreach (ContractChange change in comparison.Changes.Take(MostChanges))
        {
            if (comparison.RisesEnough)
                Log.LogMessage(MessageImportance.High, "Since {0}: {1}", old.Version, PrintableText.Of(change.ToString(), 500));
            else
                Error("MPK2006", ProjectFile, $"Since {old.Version}: {change}.");
        }

        if (!comparison.RisesEnough)
        {
            string rest = comparison.Changes.Count > MostChanges ? $" {comparison.Changes.Count - MostChanges} more changes are shown by 'modelpack diff'." : "";
            Error("MPK2006", ProjectFile, $"Version {PackageVersion} does not say what changed since {old.Version}: it has to be {comparison.LeastVersion} at least, or the contract as it was.{rest}");
        }
    }
}
