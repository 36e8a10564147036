using ModelPack.Tool.Placing;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>A package file beside those that are served. What is needed of it is written to a private folder.</summary>
internal sealed class PackedPackage : IPackageFiles, IDisposable
{
    private readonly PackageArchive _archive;
    private readonly string _folder;

    /// <param name="file">The package.</param>
    /// <param name="folder">Where its files are written.</param>
    /// <exception cref="InvalidDataException">It is no package, or one whose entries would leave the folder.</exception>
    public PackedPackage(string file, string folder)
    {
        _archive = PackageArchive.Open(file);
        _folder = folder;
        if (EntryNames.Check(_archive.Names).FirstOrDefault() is not { } problem)
            return;
        _archive.Dispose();
        throw new InvalidDataException(problem);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Names => _archive.Names.Select(Uri.UnescapeDataString);

    /// <inheritdoc/>
    public string? Read(string name, int limit) => _archive.Read(name, limit);

    /// <inheritdoc/>
    public byte[]? ReadBytes(string name, int limit) => _archive.ReadBytes(name, limit);

    /// <inheritdoc/>
    public string PathOf(string name)
    {
        string target = Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(target) ? target : new PackagePlacing(_archive).Extract(name, target);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();
}
