using ModelPack.Tasks.Files;

namespace ModelPack.Tasks.Packaging;

/// <summary>Turns what NuGet staged into packages at their final paths: nothing partial is ever there.</summary>
internal static class ModelPackage
{
    /// <summary>Adds the models to <paramref name="staged"/>, verifies the result, and renames it to <paramref name="final"/>.</summary>
    /// <param name="staged">The package as NuGet wrote it, without models.</param>
    /// <param name="final">The path of the model package.</param>
    /// <param name="models">The models.</param>
    /// <param name="card">The model card, for a package without a readme of the author's; null when there is none.</param>
    /// <param name="project">What the package is packed as.</param>
    public static void Write(string staged, string final, IReadOnlyList<PackagedModel> models, string? card, PackedProject project)
    {
        using StagedPackage package = StagedPackage.Open(staged);
        CompiledRecords.Check(package.Archive, project, models);
        package.Nuspec.AddPackageType();
        package.Nuspec.AddTags(project.Tags);
        package.Nuspec.ReplaceDependencies(project.OnnxRuntimeVersion, project.ModelPackVersion);
        List<PackageFile> added = [.. models.SelectMany(static model => model.Files)];
        added.Add(PackageFile.FromText($"buildTransitive/{package.Nuspec.Id}.targets", ConsumerTargets.Write(package.Nuspec.Id, models)));
        if (card is not null && !package.Nuspec.HasReadme && package.Archive.GetEntry("README.md") is null)
        {
            package.Nuspec.AddReadme();
            added.Add(PackageFile.FromText("README.md", card));
        }

        Write(final, package.With(added), project.Epoch);
    }

    /// <summary>Writes a symbols package: what NuGet staged, with the dependencies and the dates of the package that it goes with.</summary>
    public static void WriteSymbols(string staged, string final, PackedProject project)
    {
        using StagedPackage package = StagedPackage.Open(staged);
        package.Nuspec.ReplaceDependencies(project.OnnxRuntimeVersion, project.ModelPackVersion);
        Write(final, package.With([]), project.Epoch);
    }

    private static void Write(string final, IReadOnlyList<PackageFile> files, string epoch)
    {
        DateTimeOffset date = PackageDate.For(PackageEntries.Digest(files), epoch);
        AtomicFile.Write(final, stream => PackageEntries.Write(stream, files, date));
    }
}
