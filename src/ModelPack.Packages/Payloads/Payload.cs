using System.Security.Cryptography;
using System.Text;

namespace ModelPack.Packages.Payloads;

/// <summary>All files of a model, the package that they ship in, and one digest over all of it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="PackageId">The id of the model package.</param>
/// <param name="PackageVersion">The version of the model package.</param>
/// <param name="Files">The model first.</param>
internal sealed record Payload(string Model, string PackageId, string PackageVersion, IReadOnlyList<PayloadFile> Files)
{
    /// <summary>64 lower-case hex digits: changes with any byte of any file, and with the package's id and version.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"package {PackageId} {PackageVersion}\n" + string.Concat(Files.Select(static file => $"{file.Sha256} {file.Size} {file.Path}\n")))));

    /// <summary>The folder of the files in an app's output, below that of the model.</summary>
    public string Folder => Digest[..16];
}
