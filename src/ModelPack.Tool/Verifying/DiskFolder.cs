namespace ModelPack.Tool.Verifying;

/// <summary>The folder of a model on disk.</summary>
/// <param name="folder">The full path.</param>
internal sealed class DiskFolder(string folder) : IModelFolder
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public string Describe(string file) => Path.Combine(folder, file);

    /// <inheritdoc/>
    public Stream? Open(string file) => Files.Contains(file) ? File.OpenRead(Path.Combine(folder, file)) : null;
}
