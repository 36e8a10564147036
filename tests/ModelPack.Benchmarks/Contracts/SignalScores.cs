namespace ModelPack.Benchmarks.Contracts;

/// <summary>What the wide network says of a signal.</summary>
public sealed record SignalScores
{
    /// <summary>Ten scores.</summary>
    [Tensor("scores")]
    public required float[] Values { get; init; }
}
