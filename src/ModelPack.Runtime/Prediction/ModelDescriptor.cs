using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack;

/// <summary>What is known about a model without loading it: all of it is compiled into the assembly.</summary>
public sealed partial class ModelDescriptor
{
    /// <summary>The model's name, as in <c>iris</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the model package.</summary>
    public required string PackageId { get; init; }

    /// <summary>The version of the model package.</summary>
    public required string Version { get; init; }

    /// <summary>The digest of the model's files and package identity: SHA-256, 64 lower-case hex digits. Its first 16 name the folder that holds them.</summary>
    public required string PayloadDigest { get; init; }

    /// <summary>The digest of the contract: SHA-256, 64 lower-case hex digits. Models with an equal one can be swapped without recompiling.</summary>
    public required string ContractDigest { get; init; }

    /// <summary>The model's files with their sizes and digests; the model file first.</summary>
    public required IReadOnlyList<ModelFile> Files { get; init; }

    /// <summary>The contract as a JSON document.</summary>
    public required string Contract { get; init; }

    /// <summary>The model's inputs, outputs, operator sets and metadata. Parsed when first asked for.</summary>
    public ModelSignature Signature
    {
        get => field ??= DescriptorFactory.ParseSignature(Name, SignatureText);
        init;
    }

    internal string SignatureText { get; init; } = "";

    internal ServedTensors Served => field ??= new ServedTensors(Signature);

    internal ModelLocator? Locator { get; init; }
}
