using ModelPack.Packages.Contracts;
using ModelPack.Packages.Reading;

namespace ModelPack.Packages.Comparing;

/// <summary>The contracts of a package, as its assemblies record them.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Contracts">One for each model that has one, ordered by the model's file name.</param>
internal sealed record PackageContracts(string Id, string Version, IReadOnlyList<Contract> Contracts)
{
    private const int LargestAssembly = 256 << 20;
    private const int LargestNuspec = 1 << 20;

    /// <summary>Reads a package file (<c>.nupkg</c>), or the folder that one was extracted to.</summary>
    /// <exception cref="InvalidDataException">It is no package, a damaged one, or of another version of ModelPack.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PackageContracts Read(string path)
    {
        if (Directory.Exists(path))
            return Read(new PackageFolder(path));
        using PackageArchive archive = PackageArchive.Open(path);
        return Read(archive);
    }

    private static PackageContracts Read(IPackageEntries package)
    {
        string nuspec = package.Names.FirstOrDefault(static name => !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException("it has no nuspec");
        PackageId id = PackageId.Parse(package.Read(Uri.UnescapeDataString(nuspec), LargestNuspec)!);
        return new PackageContracts(id.Id, id.Version, From(Assemblies(package)));
    }

    /// <summary>The contracts that an assembly records.</summary>
    /// <exception cref="InvalidDataException">Its records are of another version of ModelPack.</exception>
    public static IReadOnlyList<Contract> From(IEnumerable<AssemblyRecords> assemblies)
    {
        try
        {
            // Several frameworks have the same contracts.
            return [.. assemblies.SelectMany(static records => records.Contracts).DistinctBy(static record => record.Model).OrderBy(static record => record.Model, StringComparer.Ordinal).Select(Contract.Parse)];
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static IEnumerable<AssemblyRecords> Assemblies(IPackageEntries package)
    {
        IEnumerable<string> names = package.Names.Select(Uri.UnescapeDataString)
            .Where(static name => name.StartsWith("lib/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        foreach (string name in names)
        {
            byte[] image = package.ReadBytes(name, LargestAssembly)!;
            AssemblyRecords records;
            try
            {
                records = AssemblyRecords.Read(new MemoryStream(image));
            }
            catch (BadImageFormatException exception)
            {
                throw new InvalidDataException($"its assembly '{name}' cannot be read: {exception.Message}", exception);
            }

            yield return records;
        }
    }
}
