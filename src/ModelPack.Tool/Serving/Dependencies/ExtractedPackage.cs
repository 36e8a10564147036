namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>A package in a folder of packages, as NuGet extracted it.</summary>
/// <param name="folder">Its folder.</param>
internal sealed class ExtractedPackage(string folder) : IPackageFiles
{
    private readonly PackageFolder _entries = new(folder);

    /// <inheritdoc/>
    public IEnumerable<string> Names => _entries.Names;

    /// <inheritdoc/>
    public string? Read(string name, int limit) => _entries.Read(name, limit);

    /// <inheritdoc/>
    public byte[]? ReadBytes(string name, int limit) => _entries.ReadBytes(name, limit);

    /// <inheritdoc/>
    public string PathOf(string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
}
