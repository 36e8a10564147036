using System.Globalization;
using System.Security.Cryptography;

namespace ModelPack.Packages.Payloads;

/// <summary>A file that ships with a model.</summary>
/// <param name="Path">Below the model's folder, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
internal sealed record PayloadFile(string Path, long Size, string Sha256)
{
    /// <summary>Whether it is an asset, and not the model or its external data.</summary>
    public bool IsAsset { get; init; }

    // Large enough that system calls cost nothing, small enough to stay in the processor's cache between copy and hash.
    private const int BufferSize = 1 << 18;

    /// <summary>Reads all of a file once, as a stream: models are larger than memory likes.</summary>
    public static PayloadFile Hash(string folder, string path)
    {
        using var stream = new FileStream(System.IO.Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        return Copy(stream, Stream.Null, path);
    }

    /// <summary>Copies and hashes all of <paramref name="source"/> in one pass.</summary>
    /// <param name="source">The file's bytes.</param>
    /// <param name="target">Gets what was hashed, and nothing else.</param>
    /// <param name="path">The file, below the model's folder.</param>
    public static PayloadFile Copy(Stream source, Stream target, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        long size = 0;
        for (int count; (count = source.Read(buffer)) > 0; size += count)
        {
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        return new PayloadFile(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The line of a digest file: <c>sha256 size path</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sha256} {Size} {Path}");

    /// <summary>Reads a line that <see cref="ToString"/> wrote.</summary>
    public static PayloadFile Parse(string line)
    {
        string[] parts = line.Split(' ', 3);
        return new PayloadFile(parts[2], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[0]);
    }
}
