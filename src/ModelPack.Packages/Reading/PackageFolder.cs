using System.Text;

namespace ModelPack.Packages.Reading;

/// <summary>A package that was extracted, as NuGet's package cache has it.</summary>
/// <param name="folder">The folder.</param>
internal sealed class PackageFolder(string folder) : IPackageEntries
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));

    /// <inheritdoc/>
    public string? Read(string name, int limit) => ReadBytes(name, limit) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <inheritdoc/>
    public byte[]? ReadBytes(string name, int limit)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
            return null;
        return file.Length > limit
            ? throw new InvalidDataException($"its file '{name}' holds more than the {limit} bytes that it may have")
            : File.ReadAllBytes(file.FullName);
    }
}
