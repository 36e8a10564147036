namespace ModelPack.Benchmarks.Measuring;

/// <summary>What was promised: an upper bound, and what was measured.</summary>
/// <param name="Name">The promise.</param>
/// <param name="Limit">The most that keeps it.</param>
/// <param name="Measured">What came out.</param>
/// <param name="Unit">Of both numbers.</param>
internal sealed record Goal(string Name, double Limit, double Measured, string Unit)
{
    public bool IsKept => Measured <= Limit;
}
