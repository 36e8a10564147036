using ModelPack.Packages.Replaying;
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

    /// <summary>The package's authors; empty when unknown.</summary>
    public string Authors { get; init; } = "";

    /// <summary>What the model is for, in Hugging Face's words, as in <c>tabular-classification</c>; empty when the author states none.</summary>
    public string Task { get; init; } = "";

    /// <summary>The run that trained the model: an address or a name; empty when the author states none.</summary>
    public string TrainingRun { get; init; } = "";

    /// <summary>The data that it was trained on: an address or a name; empty when the author states none.</summary>
    public string TrainingData { get; init; } = "";

    /// <summary>What running it showed; null while nobody has.</summary>
    public ReplayFigures? Replay { get; init; }

    /// <summary>The first example in the contract's words, as JSON; empty when there is none.</summary>
    public string ExampleInput { get; init; } = "";

    /// <summary>The packages that the model package was built with.</summary>
    public IReadOnlyList<PackageDependency> Dependencies { get; init; } = [];

    /// <summary>The documents beside the manifest, with their digests; empty before packing.</summary>
    public IReadOnlyList<PayloadFile> Documents { get; init; } = [];

    /// <summary>The facts of the contract that <paramref name="record"/> holds.</summary>
    /// <exception cref="FormatException">The record is not of this version of ModelPack.</exception>
    public static ModelFacts From(ContractRecord record, Payload payload) =>
        SignatureText.TryParse(record.Signature, out ModelSignature? signature, out string? error)
            ? new ModelFacts(Contract.Parse(record), signature, payload)
            : throw new FormatException($"The signature in the contract record cannot be read: {error}.");
}
