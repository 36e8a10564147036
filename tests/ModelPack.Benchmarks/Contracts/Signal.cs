namespace ModelPack.Benchmarks.Contracts;

/// <summary>A row of 512 numbers, 2 KiB.</summary>
public sealed record Signal
{
    /// <summary>The numbers.</summary>
    [Tensor("signal")]
    public required float[] Values { get; init; }
}
