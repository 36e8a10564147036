namespace ModelPack.Benchmarks.Measuring;

/// <summary>What one case took.</summary>
/// <param name="Name">The case.</param>
/// <param name="Nanoseconds">Median time of one call.</param>
/// <param name="Ratio">Median, over the rounds, of its time to the floor's in the same round.</param>
/// <param name="BytesPerCall">Managed bytes that one call allocates; NaN where that is not known.</param>
internal sealed record CaseResult(string Name, double Nanoseconds, double Ratio, double BytesPerCall);
