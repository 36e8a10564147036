namespace ModelPack.Load.Server;

/// <summary>What a server says of its swaps.</summary>
/// <param name="Swaps">How often the model was replaced.</param>
/// <param name="Failed">How often that failed.</param>
/// <param name="Undisposed">Models that were replaced and were still loaded some seconds after the last swap.</param>
internal sealed record SwapCounts(int Swaps, int Failed, int Undisposed);
