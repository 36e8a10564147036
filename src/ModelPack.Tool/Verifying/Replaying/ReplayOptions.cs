namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>How examples are replayed.</summary>
internal sealed record ReplayOptions
{
    /// <summary>How far a number may be off, as in <c>abs=1e-5;rel=1e-4</c>; empty for what the author allowed.</summary>
    public string Tolerance { get; init; } = "";

    /// <summary>How many examples may give another label, as in <c>0.1%</c>; empty for what the author allowed.</summary>
    public string MaxMismatch { get; init; } = "";

    /// <summary>Execution providers to run on; empty for those of the app's configuration, or the CPU.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>The longest that the models of one assembly may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);
}
