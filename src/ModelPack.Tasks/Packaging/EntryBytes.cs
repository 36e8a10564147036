using System.IO.Compression;

namespace ModelPack.Tasks.Packaging;

/// <summary>Entries of the staged package, in memory: a ZIP archive reads one entry at a time, and what NuGet staged is small.</summary>
internal static class EntryBytes
{
    /// <summary>All of an entry, at its beginning.</summary>
    public static MemoryStream Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
