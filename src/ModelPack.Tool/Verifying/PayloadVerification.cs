using System.Globalization;
using System.Security.Cryptography;
using ModelPack.Packages.Payloads;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Verifying;

/// <summary>Compares the files of a model with the sizes and digests that were compiled into its assembly, and finds files that nobody vouches for.</summary>
internal static class PayloadVerification
{
    /// <summary>What is wrong.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="payload">What the assembly says of it.</param>
    public static IEnumerable<ToolProblem> Check(IModelFolder folder, Payload payload)
    {
        foreach (PayloadFile file in payload.Files)
        {
            if (Compare(folder, file) is { } problem)
                yield return problem;
        }

        HashSet<string> known = [.. payload.Files.Select(static file => file.Path), .. ModelFileNames.Documents];
        foreach (string file in folder.Files.Where(file => !known.Contains(file)))
            yield return new ToolProblem(ToolProblem.BadPackage, $"'{folder.Describe(file)}' is none of the files of model '{payload.Model}', and none of its documents.");
    }

    /// <summary>What is wrong with one file; null when it is the one that is known.</summary>
    public static ToolProblem? Compare(IModelFolder folder, PayloadFile file)
    {
        using Stream? stream = folder.Open(file.Path);
        if (stream is null)
            return new ToolProblem("MPK3030", $"'{folder.Describe(file.Path)}', which the model needs, is not there.");
        (long size, string digest) = Hash(stream);
        return size == file.Size && digest == file.Sha256
            ? null
            : new ToolProblem("MPK3031", string.Create(CultureInfo.InvariantCulture, $"'{folder.Describe(file.Path)}' is not the file that was compiled in: expected SHA-256 {file.Sha256} ({file.Size} bytes), found {digest} ({size} bytes)."));
    }

    /// <summary>Reads a file once: models are larger than memory likes.</summary>
    public static (long Size, string Digest) Hash(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long size = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
            size += read;
        }

        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
