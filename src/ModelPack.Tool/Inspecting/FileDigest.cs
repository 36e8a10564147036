using System.Security.Cryptography;

namespace ModelPack.Tool.Inspecting;

/// <summary>Size and digest of a file.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hex digits; null for a file that is larger than any model, which may be a hole as large as a disk.</param>
internal sealed record FileDigest(long Size, string? Sha256)
{
    // A model is one protobuf message, which ends at 2 GB; its weights may lie elsewhere.
    private const long Largest = 4L << 30;

    /// <summary>Reads the file once, as a stream.</summary>
    public static FileDigest Of(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return new FileDigest(stream.Length, stream.Length > Largest ? null : Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
