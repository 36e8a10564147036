namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Closing: what was accepted is finished, nothing more is accepted, and then it says so, once.</summary>
public sealed class CloseTests
{
    [Fact]
    public void Nothing_to_do_is_drained_at_once_and_once()
    {
        int drained = 0;
        var echo = new EchoBatcher();
        echo.Core.Close(() => drained++);
        echo.Core.Close(() => drained++);
        Assert.Equal(1, drained);
        Assert.False(echo.Core.TryBegin(1));
    }

    [Fact]
    public async Task Queued_rows_are_run_and_later_ones_refused()
    {
        var drained = new TaskCompletionSource();
        var echo = new EchoBatcher();
        Task<int[]> first = echo.Send(1);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> queued = echo.Send(2);
        echo.Core.Close(drained.SetResult);
        Assert.Contains("'echo'", (await Assert.ThrowsAsync<ObjectDisposedException>(() => echo.Send(3))).Message);
        Assert.False(drained.Task.IsCompleted);
        run.Finish();
        (await echo.Executor.NextAsync()).Finish();
        Assert.Equal([[1], [2]], await Task.WhenAll(first, queued));
        await drained.Task;
    }

    [Fact]
    public void A_callers_own_run_is_waited_for()
    {
        int drained = 0;
        var echo = new EchoBatcher();
        Assert.True(echo.Core.TryBegin(1));
        echo.Core.Close(() => drained++);
        Assert.Equal(0, drained);
        echo.Core.End();
        Assert.Equal(1, drained);
    }

    [Fact]
    public async Task Rows_that_wait_for_others_wait_no_longer()
    {
        var drained = new TaskCompletionSource();
        var echo = new EchoBatcher(maxDelay: TimeSpan.FromMinutes(1), isHeld: false);
        Task<int[]> waiting = echo.Send(1);
        echo.Core.Close(drained.SetResult);
        Assert.Equal<int[]>([1], await waiting);
        await drained.Task;
    }
}
