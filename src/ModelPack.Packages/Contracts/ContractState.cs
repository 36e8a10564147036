namespace ModelPack.Packages.Contracts;

/// <summary>An output that is fed back to an input.</summary>
/// <param name="Input">The graph input.</param>
/// <param name="Output">The graph output.</param>
internal sealed record ContractState(string Input, string Output);
