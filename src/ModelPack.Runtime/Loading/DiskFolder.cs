namespace ModelPack.Runtime.Loading;

/// <summary>A folder on disk.</summary>
/// <param name="folder">Its full path.</param>
internal sealed class DiskFolder(string folder) : IPayloadFolder
{
    public string Authority { get; init; } = "was compiled in";

    public string Remedy { get; init; } = "restore the package and rebuild the app";

    public IEnumerable<string> Names => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    public string Locate(string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    // One handle for all that is read of a file, so that it is one file. Without a buffer: it is read in large pieces.
    public (Stream Content, long Length)? TryOpen(string name)
    {
        try
        {
            var stream = new FileStream(Locate(name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return (stream, stream.Length);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
