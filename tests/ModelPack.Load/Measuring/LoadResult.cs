namespace ModelPack.Load.Measuring;

/// <summary>What a scenario saw, and what it was held against.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Figures">What was seen, by name.</param>
/// <param name="Goals">What was promised.</param>
internal sealed record LoadResult(string Scenario, IReadOnlyDictionary<string, double> Figures, IReadOnlyList<Goal> Goals)
{
    public bool IsKept => Goals.All(static goal => goal.IsKept);
}
