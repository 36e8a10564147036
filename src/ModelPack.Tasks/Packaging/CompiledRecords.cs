using System.IO.Compression;

namespace ModelPack.Tasks.Packaging;

/// <summary>
/// Holds the package against the assemblies in it. What they have compiled in decides at load: a package of another version, or
/// with other models, would be refused by every app that uses it.
/// </summary>
internal static class CompiledRecords
{
    /// <summary>Looks at the project's assembly of every framework in <paramref name="staged"/>.</summary>
    /// <exception cref="PackageException">MPK2014: an assembly was compiled as something else.</exception>
    public static void Check(ZipArchive staged, PackedProject project, IReadOnlyList<PackagedModel> models)
    {
        foreach (ZipArchiveEntry entry in staged.Entries.Where(entry => Uri.UnescapeDataString(entry.Name) == project.AssemblyName + ".dll"))
        {
            using Stream assembly = EntryBytes.Read(entry);
            Check(entry.FullName, Read(entry.FullName, assembly), project, models);
        }
    }

    private static AssemblyRecords Read(string name, Stream assembly)
    {
        try
        {
            return AssemblyRecords.Read(assembly);
        }
        catch (BadImageFormatException exception)
        {
            throw new PackageException("MPK2014", $"{name} is no assembly that this version of ModelPack has compiled: {exception.Message} Build again, then pack.");
        }
    }

    private static void Check(string assembly, AssemblyRecords records, PackedProject project, IReadOnlyList<PackagedModel> models)
    {
        if (records.Payloads.FirstOrDefault(payload => payload.PackageId != project.Id || payload.PackageVersion != project.Version) is { } other)
            throw new PackageException("MPK2014", $"The package is '{project.Id}' {project.Version}, but {assembly} was compiled as '{other.PackageId}' {other.PackageVersion}. Build with the id and the version that you pack with, or pack without --no-build.");

        foreach (PackagedModel model in models)
        {
            Payload? compiled = records.Payloads.FirstOrDefault(payload => payload.Model == model.Name);
            if (compiled is null || !compiled.Files.SequenceEqual(model.Payload))
                throw new PackageException("MPK2014", $"{assembly} was compiled with other files of the model '{model.Name}' than those that the last build read. Build again, then pack.");
        }
    }
}
