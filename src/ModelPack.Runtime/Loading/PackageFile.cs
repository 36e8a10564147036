using System.IO.Compression;
using System.Security.Cryptography;
using ModelPack.Packages.Reading;

namespace ModelPack.Runtime.Loading;

/// <summary>A .nupkg, read without trust, where it is: names are only looked at, and nothing is unpacked beyond what a model needs.</summary>
internal sealed class PackageFile : IDisposable
{
    // No package of ours has more; a directory of millions of entries is made to fill memory.
    private const int MostEntries = 20_000;
    private const int ChunkLength = 1 << 20;

    private readonly string _path;
    private readonly Stream _content;
    private readonly NativeMemoryBlock? _memory;
    private readonly ZipArchive _archive;

    private PackageFile(string path, Stream content, NativeMemoryBlock? memory)
    {
        (_path, _content, _memory) = (path, content, memory);
        try
        {
            _archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (_archive.Entries.Count > MostEntries)
                throw new InvalidDataException($"it has {_archive.Entries.Count} entries, more than the {MostEntries} that are read");
            if (EntryNames.Check(_archive.Entries.Select(static entry => entry.FullName)).FirstOrDefault() is { } problem)
                throw new InvalidDataException(PrintableText.Of(problem, 300));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The folders of its models.</summary>
    public IEnumerable<IPayloadFolder> Models => _archive.Entries.Select(PackedFolder.NameOf).Where(IsManifest)
        .Select(name => new PackedFolder(_archive, _path, name[..^ModelFileNames.Manifest.Length]));

    /// <summary>Opens a package.</summary>
    /// <exception cref="InvalidDataException">It is no ZIP archive, is damaged, or has names that leave its folder.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PackageFile Open(string path) => new(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.None), memory: null);

    /// <summary>Reads the whole file into memory of its own, so that its digest speaks for what is read from there.</summary>
    /// <param name="digest">SHA-256 of all of it.</param>
    public PackageFile Load(out string digest)
    {
        var memory = new NativeMemoryBlock(_content.Length);
        try
        {
            _content.Position = 0;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long start = 0; start < memory.Length; start += ChunkLength)
            {
                Span<byte> chunk = memory.Slice(start, (int)Math.Min(ChunkLength, memory.Length - start));
                _content.ReadExactly(chunk);
                hash.AppendData(chunk);
            }

            digest = PayloadFile.HexDigest(hash.GetHashAndReset());
        }
        catch
        {
            memory.Dispose();
            throw;
        }

        return new PackageFile(_path, memory.OpenRead(), memory);
    }

    public void Dispose()
    {
        _archive?.Dispose();
        _content.Dispose();
        _memory?.Dispose();
    }

    private static bool IsManifest(string name) =>
        name.StartsWith("modelpack/", StringComparison.Ordinal) && name.EndsWith('/' + ModelFileNames.Manifest, StringComparison.Ordinal) && name.Count(static c => c == '/') == 2;
}
