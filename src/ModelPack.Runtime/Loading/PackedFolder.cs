using System.IO.Compression;

namespace ModelPack.Runtime.Loading;

/// <summary>The folder of a model in a package, which is read where it is.</summary>
/// <param name="archive">The package.</param>
/// <param name="package">Its path, for messages.</param>
/// <param name="folder">The folder, as in <c>modelpack/iris/</c>.</param>
internal sealed class PackedFolder(ZipArchive archive, string package, string folder) : IPayloadFolder
{
    // The files of a model are stored as they are, so that an entry that unpacks to more than its bytes is small, or made to fill memory.
    private const long MostUnpacked = 256L << 20;

    public string Authority => "its manifest names";

    public string Remedy => "get the package again";

    public IEnumerable<string> Names => archive.Entries.Select(NameOf).Where(name => name.StartsWith(folder, StringComparison.Ordinal) && !name.EndsWith('/')).Select(name => name[folder.Length..]);

    public string Locate(string name) => $"{package}/{folder}{name}";

    public (Stream Content, long Length)? TryOpen(string name)
    {
        if (archive.Entries.FirstOrDefault(entry => NameOf(entry) == folder + name) is not { } entry)
            return null;
        return entry.Length != entry.CompressedLength && entry.Length > MostUnpacked
            ? throw new InvalidDataException($"It is compressed, and would have {entry.Length} bytes. Packages of ModelPack hold models uncompressed; pack it again with 'dotnet pack'.")
            : (entry.Open(), entry.Length);
    }

    /// <summary>The name of an entry; NuGet escapes names as addresses.</summary>
    public static string NameOf(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName);
}
