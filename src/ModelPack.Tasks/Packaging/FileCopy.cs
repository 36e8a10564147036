using System.Security.Cryptography;

namespace ModelPack.Tasks.Packaging;

/// <summary>Copies and hashes in one pass.</summary>
internal static class FileCopy
{
    // Large enough that system calls cost nothing, small enough to stay in the processor's cache between hash and copy.
    private const int BufferSize = 1 << 18;

    /// <summary>Copies all of <paramref name="source"/>.</summary>
    /// <returns>Size and digest of what was copied, under <paramref name="name"/>.</returns>
    public static PayloadFile Copy(Stream source, Stream target, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        long size = 0;
        for (int count; (count = source.Read(buffer)) > 0; size += count)
        {
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        return new PayloadFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
