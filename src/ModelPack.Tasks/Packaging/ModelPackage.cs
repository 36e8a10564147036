using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks.Packaging;

/// <summary>Turns the package that NuGet staged into a model package at its final path.</summary>
internal static class ModelPackage
{
    /// <summary>Adds the models to <paramref name="staged"/>, verifies the result, and renames it to <paramref name="final"/>: nothing partial is ever there.</summary>
    /// <param name="staged">The package as NuGet wrote it, without models.</param>
    /// <param name="final">The path of the model package.</param>
    /// <param name="models">The models.</param>
    /// <param name="card">The model card, for a package without a readme of the author's; null when there is none.</param>
    /// <param name="onnxRuntimeVersion">The version of ONNX Runtime that the package depends on.</param>
    /// <param name="epoch">The latest date of an entry, in seconds since 1970; may be empty.</param>
    public static void Write(string staged, string final, IReadOnlyList<PackagedModel> models, string? card, string onnxRuntimeVersion, string epoch)
    {
        using ZipArchive source = ZipFile.OpenRead(staged);
        IReadOnlyList<PackageFile> files = Compose(source, models, card, onnxRuntimeVersion);
        DateTimeOffset date = PackageDate.For(Digest(files), epoch);
        AtomicFile.Write(final, stream =>
        {
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (PackageFile file in files)
                    PackageEntries.Add(archive, file, date);
            }

            PackageEntries.Verify(stream, files);
        });
    }

    // The staged entries with ours, in one order: what NuGet reads first, then by name.
    private static IReadOnlyList<PackageFile> Compose(ZipArchive source, IReadOnlyList<PackagedModel> models, string? card, string onnxRuntimeVersion)
    {
        ZipArchiveEntry nuspecEntry = source.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !e.FullName.Contains('/'));
        Nuspec nuspec = Read(nuspecEntry, Nuspec.Read);
        nuspec.AddPackageType();
        nuspec.AddTag();
        nuspec.ReplaceDependencies(onnxRuntimeVersion);
        List<PackageFile> files = [.. models.SelectMany(static model => model.Files)];
        files.Add(PackageFile.FromText($"buildTransitive/{nuspec.Id}.targets", ConsumerTargets.Write(nuspec.Id, models)));
        if (card is not null && !nuspec.HasReadme && source.GetEntry("README.md") is null)
        {
            nuspec.AddReadme();
            files.Add(PackageFile.FromText("README.md", card));
        }

        files.Add(PackageFile.FromText(nuspecEntry.FullName, nuspec.ToText()));
        files.Add(PackageFile.FromText(ContentTypes.EntryName, Read(source.GetEntry(ContentTypes.EntryName)!, stream => ContentTypes.Complete(stream, files.Select(static f => f.EntryName)))));
        HashSet<string> ours = [.. files.Select(static f => f.EntryName)];
        files.AddRange(source.Entries.Where(e => !ours.Contains(Uri.UnescapeDataString(e.FullName))).Select(static e => new PackageFile(Uri.UnescapeDataString(e.FullName), () => Buffer(e))));
        return [.. files.OrderBy(f => f.EntryName == "_rels/.rels" ? 0 : f.EntryName == nuspecEntry.FullName ? 1 : 2).ThenBy(static f => f.EntryName, StringComparer.Ordinal)];
    }

    // Names and bytes of everything; of models, the digests that are known already.
    private static byte[] Digest(IReadOnlyList<PackageFile> files)
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

    // A zip archive reads one entry at a time.
    private static MemoryStream Buffer(ZipArchiveEntry entry) => Read(entry, static stream =>
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    });

    private static T Read<T>(ZipArchiveEntry entry, Func<Stream, T> read)
    {
        using Stream stream = entry.Open();
        return read(stream);
    }
}
