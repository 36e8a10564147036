namespace ModelPack;

/// <summary>What <see cref="ModelHost.SwapAsync"/> did.</summary>
/// <param name="Previous">The model before. It is unloaded once the calls and sequences that began with it are done.</param>
/// <param name="Current">The model that serves now.</param>
public sealed record ModelSwap(PredictionInfo Previous, PredictionInfo Current);
