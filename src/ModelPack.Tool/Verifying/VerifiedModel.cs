using ModelPack.Packages.Contracts;
using ModelPack.Packages.Payloads;
using ModelPack.Packages.Replaying;

namespace ModelPack.Tool.Verifying;

/// <summary>A model of a package or an app, as it was found.</summary>
/// <param name="Payload">What the assembly says of its files.</param>
/// <param name="Contract">What the assembly says of its contract; null where it has none.</param>
/// <param name="Manifest">Its manifest; null when it cannot be read.</param>
internal sealed record VerifiedModel(Payload Payload, ContractRecord? Contract, PackagedModel? Manifest)
{
    /// <summary>The full path of its folder on disk; empty for one in a package.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The assembly that it was compiled into; empty where it is not known.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>What a replay of its examples showed; null when there was none.</summary>
    public ReplayFigures? Figures { get; init; }
}
