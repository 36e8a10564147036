namespace ModelPack.Runtime.Loading;

/// <summary>A model whose digests were checked.</summary>
/// <param name="Bytes">The bytes that were checked, and that the session is made of.</param>
/// <param name="ExternalData">The bytes of its external data files that were checked, and that the session is made of.</param>
/// <param name="Assets">Its assets, made of the bytes that were checked.</param>
/// <param name="Digest">The digest that names this model to callers and in metrics.</param>
internal sealed record CheckedModel(byte[] Bytes, ExternalDataFiles ExternalData, ModelAssets Assets, string Digest) : IDisposable
{
    /// <summary>The version of its package.</summary>
    public required string Version { get; init; }

    /// <summary>The start of its examples, which nobody vouches for; empty where it has none.</summary>
    public ReadOnlyMemory<byte> Examples { get; init; }

    /// <summary>Its package manifest, where that is not the one beside the app.</summary>
    public ReadOnlyMemory<byte> Manifest { get; init; }

    public void Dispose() => ExternalData.Dispose();
}
