namespace ModelPack.Signatures;

/// <summary>A tensor whose bytes lie in another file.</summary>
/// <param name="Tensor">The initializer's name.</param>
/// <param name="Location">The file, as written in the model: a POSIX path relative to the model's folder. Not checked by the reader.</param>
/// <param name="Offset">Where the bytes begin; null when not stated. Not checked by the reader.</param>
/// <param name="Length">How many bytes; null when not stated. Not checked by the reader.</param>
/// <param name="ExpectedLength">Bytes that the tensor's element type and dimensions need; null when they cannot be known.</param>
public sealed record ExternalData(string Tensor, string Location, string? Offset, string? Length, long? ExpectedLength);
