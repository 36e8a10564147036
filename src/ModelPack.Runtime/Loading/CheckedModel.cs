namespace ModelPack.Runtime.Loading;

/// <summary>A model whose digests were checked.</summary>
/// <param name="Bytes">The bytes that were checked, and that the session is made of.</param>
/// <param name="ExternalData">The bytes of its external data files that were checked, and that the session is made of.</param>
/// <param name="Assets">Its assets, made of the bytes that were checked.</param>
/// <param name="Digest">The digest that names this model to callers and in metrics.</param>
internal sealed record CheckedModel(byte[] Bytes, ExternalDataFiles ExternalData, ModelAssets Assets, string Digest);
