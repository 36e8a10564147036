namespace ModelPack.Benchmarks.Measuring;

/// <summary>Runs cases in turn, in rotating order, in many short rounds: what disturbs one round disturbs all its cases.</summary>
internal static class Comparison
{
    private const int Rounds = 41;
    private const double RoundNanoseconds = 8e6;

    /// <summary>Measures; the first case is the floor.</summary>
    public static IReadOnlyList<CaseResult> Measure(params BenchmarkCase[] cases)
    {
        int[] calls = Array.ConvertAll(cases, WarmUp);
        return Measure(cases, calls, Rounds);
    }

    /// <summary>Measures cases of which one call is a round; the first case is the floor.</summary>
    public static IReadOnlyList<CaseResult> MeasureSlow(int rounds, params BenchmarkCase[] cases)
    {
        int[] calls = Array.ConvertAll(cases, static _ => 1);
        for (int warming = 0; warming < 2; warming++)
        {
            Measure(cases, calls, rounds / 2 + 1);

            // The runtime compiles what is hot in the background.
            Thread.Sleep(200);
        }

        return Measure(cases, calls, rounds);
    }

    /// <summary>Measures programs: each run is a first one, so nothing is warmed; the first case is the floor.</summary>
    public static IReadOnlyList<CaseResult> MeasurePrograms(int rounds, params BenchmarkCase[] cases) => Measure(cases, Array.ConvertAll(cases, static _ => 1), rounds);

    private static IReadOnlyList<CaseResult> Measure(BenchmarkCase[] cases, int[] calls, int rounds)
    {
        var times = new double[cases.Length, rounds];
        var bytes = new double[cases.Length, rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < cases.Length; turn++)
            {
                int index = (turn + round) % cases.Length;
                cases[index].Prepare();
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                times[index, round] = Time(cases[index], calls[index]);
                bytes[index, round] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)calls[index];
            }
        }

        return [.. cases.Select((benchmark, index) => new CaseResult(
            benchmark.Name,
            Median(rounds, round => times[index, round]),
            Median(rounds, round => times[index, round] / times[0, round]),
            Median(rounds, round => bytes[index, round])))];
    }

    // Until tiered compilation is done with the code; then as many calls as fill a round.
    private static int WarmUp(BenchmarkCase benchmark)
    {
        double nanoseconds = double.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            for (int spent = 0; spent < 20; spent++)
                nanoseconds = Math.Min(nanoseconds, Time(benchmark, 50));
            Thread.Sleep(60);
        }

        return (int)Math.Max(1, RoundNanoseconds / nanoseconds);
    }

    private static double Time(BenchmarkCase benchmark, int calls)
    {
        long started = benchmark.Clock();
        benchmark.Run(calls);
        return (benchmark.Clock() - started) / (double)calls;
    }

    private static double Median(int rounds, Func<int, double> value) => Enumerable.Range(0, rounds).Select(value).Order().ElementAt(rounds / 2);
}
