using System.IO.Compression;

namespace ModelPack.Tasks.Packaging;

/// <summary>A package as NuGet staged it: read, and never changed.</summary>
internal sealed class StagedPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly ZipArchiveEntry _nuspec;

    private StagedPackage(ZipArchive archive)
    {
        _archive = archive;
        _nuspec = archive.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !e.FullName.Contains('/'));
        using MemoryStream nuspec = EntryBytes.Read(_nuspec);
        Nuspec = Nuspec.Read(nuspec);
    }

    /// <summary>The archive.</summary>
    public ZipArchive Archive => _archive;

    /// <summary>The package's description, to be changed.</summary>
    public Nuspec Nuspec { get; }

    /// <summary>Opens a package.</summary>
    public static StagedPackage Open(string path)
    {
        ZipArchive archive = ZipFile.OpenRead(path);
        try
        {
            return new StagedPackage(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The staged entries with <paramref name="added"/> in one order: what NuGet reads first, then by name. The parts that every package has
    /// are written anew: SDKs name and number them in their own ways, some of them at random.
    /// </summary>
    public IReadOnlyList<PackageFile> With(IReadOnlyList<PackageFile> added)
    {
        HashSet<string> written = [.. added.Select(static file => file.EntryName), PackageParts.RelationsEntry, PackageParts.PropertiesEntry, _nuspec.FullName, ContentTypes.EntryName];
        List<PackageFile> files = [.. added, PackageFile.FromText(_nuspec.FullName, Nuspec.ToText())];
        if (_archive.Entries.FirstOrDefault(static entry => PackageParts.IsProperties(entry.FullName)) is { } properties)
            files.Add(PackageFile.FromText(PackageParts.PropertiesEntry, PackageParts.Properties(EntryBytes.Read(properties))));
        files.Add(PackageFile.FromText(PackageParts.RelationsEntry, PackageParts.Relations(_nuspec.FullName)));
        files.AddRange(_archive.Entries.Where(entry => !PackageParts.IsProperties(entry.FullName) && !written.Contains(Uri.UnescapeDataString(entry.FullName)))
            .Select(static entry => new PackageFile(Uri.UnescapeDataString(entry.FullName), () => EntryBytes.Read(entry))));
        files.Add(PackageFile.FromText(ContentTypes.EntryName, ContentTypes.Complete(EntryBytes.Read(_archive.GetEntry(ContentTypes.EntryName)!), files.Select(static file => file.EntryName))));
        return [.. files.OrderBy(file => file.EntryName == PackageParts.RelationsEntry ? 0 : file.EntryName == _nuspec.FullName ? 1 : 2).ThenBy(static file => file.EntryName, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();
}
