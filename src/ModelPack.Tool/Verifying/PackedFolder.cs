
namespace ModelPack.Tool.Verifying;

/// <summary>The folder of a model in a package.</summary>
/// <param name="archive">The package.</param>
/// <param name="folder">Where it is, as in <c>modelpack/iris/</c>.</param>
internal sealed class PackedFolder(PackageArchive archive, string folder) : IModelFolder
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } =
        [.. archive.Names.Select(Uri.UnescapeDataString).Where(name => name.StartsWith(folder, StringComparison.Ordinal) && !name.EndsWith('/')).Select(name => name[folder.Length..])];

    /// <inheritdoc/>
    public string Describe(string file) => folder + file;

    /// <inheritdoc/>
    public Stream? Open(string file) => archive.OpenEntry(folder + file);
}
