using CsCheck;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>A real model, callers on many threads, good rows among bad ones: each caller gets what its own row deserves.</summary>
public sealed class RowPropertyTests
{
    private static readonly Gen<(int MaxRows, int MaxRuns, long[] Rows)> s_plans = Gen.Select(
        Gen.Int[1, 12],
        Gen.Int[1, 3],
        Gen.Frequency((12, Gen.Long[0, 1_000]), (1, Gen.Long[-5, -1]), (1, Gen.Long[1_001, EchoModel.Entries - 1]), (1, Gen.Long[EchoModel.Entries, 5_000])).Array[1, 80],
        (maxRows, maxRuns, rows) => (maxRows, maxRuns, rows));

    [Fact]
    public void Each_caller_gets_what_its_own_row_deserves() => s_plans.Sample(
        plan => RunAsync(plan.MaxRows, plan.MaxRuns, plan.Rows).GetAwaiter().GetResult(), iter: 60, threads: 1);

    private static async Task RunAsync(int maxRows, int maxRuns, long[] rows)
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxRows = maxRows, MaxConcurrentRuns = maxRuns });
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (row, _) =>
        {
            try
            {
                Assert.Equal(row, await echo.Predictor.PredictAsync(row, CancellationToken.None));
                Assert.InRange(row, 0, 1_000);
            }
            catch (InvalidInputException invalid)
            {
                Assert.Equal(row < 0 ? "MPK3004" : "MPK3020", Assert.Single(invalid.Errors).Code);
                Assert.True(row is < 0 or >= EchoModel.Entries);
            }
            catch (ModelOutputException)
            {
                Assert.InRange(row, 1_001, EchoModel.Entries - 1);
            }
        });
    }
}
