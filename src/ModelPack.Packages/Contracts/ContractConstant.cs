using System.Text.Json;

namespace ModelPack.Packages.Contracts;

/// <summary>An input that the contract fixes.</summary>
/// <param name="Input">The graph input.</param>
/// <param name="Values">One value, which fills it, or all elements of a row.</param>
internal sealed record ContractConstant(string Input, IReadOnlyList<JsonElement> Values);
