using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ModelPack.Tasks.Packaging;

/// <summary>Writes and checks the entries of a package.</summary>
internal static class PackageEntries
{
    /// <summary>Names and bytes of everything; of models, the digests that are known already.</summary>
    public static byte[] Digest(IReadOnlyList<PackageFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PackageFile file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.EntryName + "\n"));
            using Stream? stream = file.Expected is null ? file.Open() : null;
            hash.AppendData(stream is null ? Convert.FromHexString(file.Expected!.Sha256) : SHA256.HashData(stream));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Writes the files, one date on all of them, and reads all of it back.</summary>
    public static void Write(Stream package, IReadOnlyList<PackageFile> files, DateTimeOffset date)
    {
        string? twice = files.GroupBy(static file => file.EntryName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1)?.Key;
        if (twice is not null)
            throw new PackageException("MPK2008", $"The package would hold {twice} twice.");
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (PackageFile file in files)
                Add(archive, file, date);
        }

        Verify(package, files);
    }

    // Hashed on the way: what is packed is what was compiled in, also when the file changes meanwhile.
    private static void Add(ZipArchive archive, PackageFile file, DateTimeOffset date)
    {
        ZipArchiveEntry entry = archive.CreateEntry(Escape(file.EntryName), file.Compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = date;
        using Stream source = file.Open();
        using Stream target = entry.Open();
        PayloadFile copied = PayloadFile.Copy(source, target, file.EntryName);
        if (file.Expected is { } expected && (copied.Size != expected.Size || copied.Sha256 != expected.Sha256))
            throw new PackageException("MPK2014", $"{file.EntryName} has changed since its digest was compiled in: {expected.Sha256} then, {copied.Sha256} now. Build again, then pack.");
    }

    // Opened anew: entries once each, ours with the bytes that they must have.
    private static void Verify(Stream package, IReadOnlyList<PackageFile> files)
    {
        package.Position = 0;
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        foreach (PackageFile file in files)
        {
            ZipArchiveEntry entry = archive.GetEntry(Escape(file.EntryName)) ?? throw new PackageException("MPK2001", $"The package lacks {file.EntryName}.");
            using Stream stream = entry.Open();
            PayloadFile read = PayloadFile.Copy(stream, Stream.Null, file.EntryName);
            if (file.Expected is { } expected && read.Sha256 != expected.Sha256)
                throw new PackageException("MPK2001", $"{file.EntryName} was damaged while the package was written. Look at the disk, then pack again.");
        }
    }

    // As NuGet names entries, and reads them back.
    private static string Escape(string entryName) =>
        entryName == ContentTypes.EntryName ? entryName : string.Join('/', entryName.Split('/').Select(Uri.EscapeDataString));
}
