namespace ModelPack.Benchmarks.Measuring;

/// <summary>One way of doing the work.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Run">Does the work so many times.</param>
internal sealed record BenchmarkCase(string Name, Action<int> Run)
{
    /// <summary>What goes before each measurement and is not part of it.</summary>
    public Action Prepare { get; init; } = static () => { };

    /// <summary>What is measured: CPU time of the calling thread, or of the programs that it runs.</summary>
    public Func<long> Clock { get; init; } = ThreadClock.Nanoseconds;
}
