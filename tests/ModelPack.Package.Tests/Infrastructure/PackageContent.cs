using System.IO.Compression;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>A package file, as a list and as texts.</summary>
internal static class PackageContent
{
    /// <summary>The names of all entries, sorted, without those that every package has.</summary>
    public static string[] Names(string package) =>
        Read(package, archive => archive.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName))
            .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray());

    /// <summary>The text of an entry.</summary>
    public static string Text(string package, string name) => Read(package, archive =>
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    });

    /// <summary>Whether an entry is stored without compression.</summary>
    public static bool IsStored(string package, string name) =>
        Read(package, archive => archive.GetEntry(name)!.CompressedLength == archive.GetEntry(name)!.Length);

    private static T Read<T>(string package, Func<ZipArchive, T> read)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return read(archive);
    }
}
