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

    /// <summary>Reads all of a file once, as a stream: models are larger than memory likes.</summary>
    public static PayloadFile Hash(string folder, string path)
    {
        using FileStream stream = File.OpenRead(System.IO.Path.Combine(folder, path));
        string digest = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new PayloadFile(path, stream.Position, digest);
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
