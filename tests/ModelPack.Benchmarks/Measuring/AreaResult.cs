namespace ModelPack.Benchmarks.Measuring;

/// <summary>The measurements of one area, and the goals that they are held against.</summary>
internal sealed record AreaResult(string Area, IReadOnlyList<CaseResult> Cases, IReadOnlyList<Goal> Goals);
