namespace ModelPack;

/// <summary>A file of a model: the model itself, its external data or an asset.</summary>
/// <param name="Path">Path below the model's folder, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record ModelFile(string Path, long Size, string Sha256)
{
    /// <summary>Whether it is an asset (a <c>ModelAsset</c> item): its path is <c>assets/</c> and its name.</summary>
    public bool IsAsset { get; init; }
}
