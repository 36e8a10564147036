using System.IO.Compression;
using System.Security.Cryptography;

namespace ModelPack.Tasks.Packaging;

/// <summary>Writes and checks the entries of a package.</summary>
internal static class PackageEntries
{
    /// <summary>Copies a file into the archive, and hashes it on the way: what is packed is what was compiled in, also when the file changes meanwhile.</summary>
    public static void Add(ZipArchive archive, PackageFile file, DateTimeOffset date)
    {
        ZipArchiveEntry entry = archive.CreateEntry(Escape(file.EntryName), file.Compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = date;
        using Stream source = file.Open();
        using Stream target = entry.Open();
        PayloadFile copied = Copy(source, target, file.EntryName);
        if (file.Expected is { } expected && (copied.Size != expected.Size || copied.Sha256 != expected.Sha256))
            throw new PackageException($"{file.EntryName} has changed since its digest was compiled in: {expected.Sha256} then, {copied.Sha256} now. Build again, then pack.");
    }

    /// <summary>Opens the archive anew and reads all of it: entries once each, ours with the bytes that they must have.</summary>
    public static void Verify(Stream package, IReadOnlyList<PackageFile> files)
    {
        package.Position = 0;
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!names.Add(entry.FullName))
                throw new PackageException($"The package would hold {entry.FullName} twice.");
        }

        foreach (PackageFile file in files)
        {
            ZipArchiveEntry entry = archive.GetEntry(Escape(file.EntryName)) ?? throw new PackageException($"The package lacks {file.EntryName}.");
            using Stream stream = entry.Open();
            PayloadFile read = Copy(stream, Stream.Null, file.EntryName);
            if (file.Expected is { } expected && read.Sha256 != expected.Sha256)
                throw new PackageException($"{file.EntryName} was damaged while the package was written.");
        }
    }

    // As NuGet names entries, and reads them back.
    private static string Escape(string entryName) =>
        entryName == ContentTypes.EntryName ? entryName : string.Join('/', entryName.Split('/').Select(Uri.EscapeDataString));

    private static PayloadFile Copy(Stream source, Stream target, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 17];
        long size = 0;
        for (int count; (count = source.Read(buffer)) > 0; size += count)
        {
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        return new PayloadFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
