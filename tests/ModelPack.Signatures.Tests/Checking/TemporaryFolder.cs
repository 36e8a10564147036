namespace ModelPack.Signatures.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("modelpack-").FullName;

    public string File(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file of that many bytes, and the folders above it.</summary>
    public string Write(string relative, int length)
    {
        string file = File(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllBytes(file, new byte[length]);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
