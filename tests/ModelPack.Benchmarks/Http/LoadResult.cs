namespace ModelPack.Benchmarks.Http;

/// <summary>What a load came to.</summary>
/// <param name="Requests">How many requests were answered.</param>
/// <param name="Elapsed">How long that took.</param>
internal sealed record LoadResult(long Requests, TimeSpan Elapsed);
