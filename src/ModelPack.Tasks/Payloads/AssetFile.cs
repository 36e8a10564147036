namespace ModelPack.Tasks.Payloads;

/// <summary>An asset of a model, and where it comes from.</summary>
/// <param name="File">As it ships.</param>
/// <param name="Source">The full path of the author's file.</param>
internal sealed record AssetFile(PayloadFile File, string Source)
{
    // A path may hold anything but this.
    private const char Separator = '\0';

    /// <summary>Hashes an asset.</summary>
    public static AssetFile Hash(AssetItem asset) =>
        new(PayloadFile.Hash(System.IO.Path.GetDirectoryName(asset.File)!, System.IO.Path.GetFileName(asset.File)) with { Path = asset.Path, IsAsset = true }, asset.File);

    /// <summary>The assets that <see cref="Write"/> wrote; none where there is no such file.</summary>
    public static IReadOnlyList<AssetFile> Read(string path) => System.IO.File.Exists(path)
        ? [.. System.IO.File.ReadAllLines(path).Select(static line => line.Split(Separator)).Select(static parts => new AssetFile(PayloadFile.Parse(parts[0]) with { IsAsset = true }, parts[1]))]
        : [];

    /// <summary>The text of all assets, a line each, in the order of their names.</summary>
    public static string Write(IEnumerable<AssetFile> assets) =>
        string.Concat(assets.OrderBy(static asset => asset.File.Path, StringComparer.Ordinal).Select(static asset => $"{asset.File}{Separator}{asset.Source}\n"));
}
