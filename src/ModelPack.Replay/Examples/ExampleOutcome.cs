using ModelPack.Replay.Comparing;

namespace ModelPack.Replay.Examples;

/// <summary>What became of an example.</summary>
internal sealed record ExampleOutcome
{
    /// <summary>Why it did not run; empty when it did.</summary>
    public IReadOnlyList<InputError> Refusals { get; init; } = [];

    /// <summary>Where the outcome is not what was recorded.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>How far numbers were off, within tolerance or not.</summary>
    public ErrorFigures Errors { get; init; } = new();

    /// <summary>What the author should know, as that it was checked at the model and not through the contract; null for nothing.</summary>
    public string? Note { get; init; }
}
