using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The package that a model ships in, and the digest over all its files. Written by the build.</summary>
/// <param name="model">The model's name.</param>
/// <param name="packageId">The id of the model package.</param>
/// <param name="packageVersion">The version of the model package.</param>
/// <param name="digest">64 lower-case hex digits; the first 16 name the folder of the files.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModelPayloadAttribute(string model, string packageId, string packageVersion, string digest) : Attribute
{
    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The id of the model package.</summary>
    public string PackageId { get; } = packageId;

    /// <summary>The version of the model package.</summary>
    public string PackageVersion { get; } = packageVersion;

    /// <summary>The digest over all files and the package's identity.</summary>
    public string Digest { get; } = digest;
}
