namespace ModelPack.Runtime.Loading;

/// <summary>A model whose digest was checked.</summary>
/// <param name="Path">The model file.</param>
/// <param name="Bytes">The bytes that were checked, and that the session is made of; null when the model has external data, which ONNX Runtime finds by path alone.</param>
/// <param name="Assets">Its assets, made of the bytes that were checked.</param>
/// <param name="Digest">The digest that names this model to callers and in metrics.</param>
internal sealed record CheckedModel(string Path, byte[]? Bytes, ModelAssets Assets, string Digest);
