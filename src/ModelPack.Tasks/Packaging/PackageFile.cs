namespace ModelPack.Tasks.Packaging;

/// <summary>A file that we add to a package.</summary>
/// <param name="EntryName">Where it lies in the package, with <c>/</c>, unescaped.</param>
/// <param name="Open">Opens its bytes.</param>
internal sealed record PackageFile(string EntryName, Func<Stream> Open)
{
    /// <summary>What its bytes must be; null for a file that nothing was compiled against.</summary>
    public PayloadFile? Expected { get; init; }

    /// <summary>Whether it is compressed; weights hardly are, and cost 27 times the time.</summary>
    public bool Compressed { get; init; } = true;

    /// <summary>A file of the disk.</summary>
    public static PackageFile FromDisk(string entryName, string path) => new(entryName, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan));

    /// <summary>A text, as UTF-8.</summary>
    public static PackageFile FromText(string entryName, string text) => new(entryName, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
}
