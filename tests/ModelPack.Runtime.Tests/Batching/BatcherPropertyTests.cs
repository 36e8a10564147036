using CsCheck;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Whatever comes in whatever order: each caller gets its own rows, in order, or is told why not.</summary>
public sealed class BatcherPropertyTests
{
    private static readonly Gen<Plan> s_plans = Gen.Select(Gen.Int[1, 9], Gen.Int[1, 40], Gen.Int[1, 4], Gen.Int[1, 20].Array[1, 60], Gen.Int[0, 4], (maxRows, maxQueued, maxRuns, sizes, leaving) =>
        new Plan(maxRows, maxQueued, maxRuns, sizes, leaving));

    [Fact]
    public void Each_caller_gets_its_own_rows_in_order() => s_plans.Sample(plan => RunAsync(plan).GetAwaiter().GetResult(), iter: 300, threads: 1);

    private static async Task RunAsync(Plan plan)
    {
        var echo = new EchoBatcher(plan.MaxRows, plan.MaxQueuedRows, plan.MaxRuns, isHeld: false);
        using var source = new CancellationTokenSource();
        int next = 0, answered = 0;
        int[][] rows = [.. plan.Sizes.Select(size => Enumerable.Range(Interlocked.Add(ref next, size) - size, size).ToArray())];
        Task[] callers = [.. rows.Select((mine, caller) => Task.Run(async () =>
        {
            bool leaves = plan.Leaving > 0 && caller % 5 < plan.Leaving;
            try
            {
                if (leaves && caller % 2 == 0)
                    source.Cancel();
                int[] echoed = await echo.SendAsync(mine, leaves ? source.Token : CancellationToken.None);
                Assert.Equal(mine, echoed);
                Interlocked.Increment(ref answered);
            }
            catch (ModelOverloadedException full)
            {
                Assert.Equal(OverloadReason.QueueFull, full.Reason);
            }
            catch (OperationCanceledException)
            {
                Assert.True(leaves);
            }
        }))];
        await Task.WhenAll(callers).WaitAsync(TimeSpan.FromSeconds(30));
        var drained = new TaskCompletionSource();
        echo.Core.Close(drained.SetResult);
        await drained.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed record Plan(int MaxRows, int MaxQueuedRows, int MaxRuns, int[] Sizes, int Leaving);
}
