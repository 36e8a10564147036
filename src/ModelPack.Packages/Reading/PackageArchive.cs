using System.IO.Compression;
using System.Text;

namespace ModelPack.Packages.Reading;

/// <summary>The entries of a package, read without trust: names are only looked at, and no entry is unpacked beyond what its kind needs.</summary>
internal sealed class PackageArchive : IPackageEntries, IDisposable
{
    // No package of ours has more; a directory of millions of entries is made to fill memory.
    private const int MostEntries = 20_000;

    private readonly ZipArchive _archive;

    private PackageArchive(ZipArchive archive) => _archive = archive;

    /// <summary>The names of all entries, as the archive has them.</summary>
    public IEnumerable<string> Names => _archive.Entries.Select(static entry => entry.FullName);

    /// <summary>Opens a package.</summary>
    /// <exception cref="InvalidDataException">It is no ZIP archive, is damaged, or has too many entries.</exception>
    public static PackageArchive Open(string path)
    {
        var archive = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read, leaveOpen: false);
        try
        {
            return archive.Entries.Count > MostEntries
                ? throw new InvalidDataException($"it has {archive.Entries.Count} entries, more than the {MostEntries} that are read")
                : new PackageArchive(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>The size that the archive states for an entry; null when there is none of that name.</summary>
    public long? SizeOf(string name) => Find(name)?.Length;

    /// <summary>The text of an entry; null when there is none of that name.</summary>
    /// <param name="name">The entry, unescaped.</param>
    /// <param name="limit">The most bytes that it may have, whatever the archive states.</param>
    /// <exception cref="InvalidDataException">It is damaged, or larger.</exception>
    public string? Read(string name, int limit) => ReadBytes(name, limit) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The bytes of an entry; null when there is none of that name.</summary>
    /// <param name="name">The entry, unescaped.</param>
    /// <param name="limit">The most bytes that it may have, whatever the archive states.</param>
    /// <exception cref="InvalidDataException">It is damaged, or larger.</exception>
    public byte[]? ReadBytes(string name, int limit)
    {
        if (Find(name) is not { } entry)
            return null;
        using Stream stream = entry.Open();
        byte[] bytes = new byte[Math.Min(entry.Length, limit) + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length == bytes.Length
            ? throw new InvalidDataException($"its entry '{name}' holds more than the {bytes.Length - 1} bytes that it may have")
            : bytes[..length];
    }

    /// <summary>Opens an entry; null when there is none of that name.</summary>
    /// <param name="name">The entry, unescaped.</param>
    public Stream? OpenEntry(string name) => Find(name)?.Open();

    /// <summary>The entries whose bytes do not have the size and the checksum that the archive states.</summary>
    public IEnumerable<string> DamagedEntries() => _archive.Entries.Where(IsDamaged).Select(static entry => entry.FullName);

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static bool IsDamaged(ZipArchiveEntry entry)
    {
        try
        {
            using Stream stream = entry.Open();
            return Crc32.Of(stream) != entry.Crc32;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    // NuGet escapes names as addresses.
    private ZipArchiveEntry? Find(string name) => _archive.Entries.FirstOrDefault(entry => entry.FullName == name || Uri.UnescapeDataString(entry.FullName) == name);
}
