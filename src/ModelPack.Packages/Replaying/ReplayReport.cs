namespace ModelPack.Packages.Replaying;

/// <summary>What a replay found; written by the runner, as JSON.</summary>
internal sealed record ReplayReport
{
    /// <summary>One for each model of the request, in its order.</summary>
    public required IReadOnlyList<ModelReport> Models { get; init; }
}
