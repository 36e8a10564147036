using ModelPack.Signatures;

namespace ModelPack.Tasks.Manifest;

/// <summary>All that the packaged documents of one model are made of. The same facts give the same bytes.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Signature">The model's signature.</param>
/// <param name="Payload">The package's id and version, and the model's files.</param>
internal sealed record ModelFacts(Contract Contract, ModelSignature Signature, Payload Payload)
{
    /// <summary>The SPDX expression of the model's licence; empty when the author states none.</summary>
    public string License { get; init; } = "";

    /// <summary>The address of the sources' repository; empty when unknown.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The commit of the sources; empty when unknown.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The facts of the contract that <paramref name="record"/> holds.</summary>
    /// <exception cref="FormatException">The record is not of this version of ModelPack.</exception>
    public static ModelFacts From(ContractRecord record, Payload payload) =>
        SignatureText.TryParse(record.Signature, out ModelSignature? signature, out string? error)
            ? new ModelFacts(Contract.Parse(record), signature, payload)
            : throw new FormatException($"The signature in the contract record cannot be read: {error}.");
}
