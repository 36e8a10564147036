namespace ModelPack.Conformance.Tests.Judging;

/// <summary>What became of a test.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="Reason">Why not further: the message that was seen; empty for <see cref="Stage.Pass"/>.</param>
internal sealed record Verdict(Stage Stage, string Reason = "")
{
    /// <summary>All is as recorded.</summary>
    public static Verdict Pass { get; } = new(Stage.Pass);

    /// <summary>Whether all is as recorded.</summary>
    public bool Passed => Stage == Stage.Pass;
}
