namespace ModelPack.Packages.Reading;

/// <summary>A file of a packaged model, as the manifest states it.</summary>
/// <param name="Name">Below the model's folder.</param>
/// <param name="Size">Bytes; -1 when not stated.</param>
/// <param name="Sha256">The digest.</param>
internal sealed record PackagedFile(string Name, long Size, string Sha256);
