namespace ModelPack.Runtime.Tests.Batching;

/// <summary>What queues, what runs together, and what is turned away.</summary>
public sealed class MicroBatcherTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_run_takes_what_queued_during_the_last_one()
    {
        var echo = new EchoBatcher();
        Task<int[]> first = echo.Send(1);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]>[] others = [echo.Send(2), echo.Send(3, 4), echo.Send(5)];
        Assert.Equal([1], run.Rows);
        run.Finish();
        Assert.Equal<int[]>([1], await first);
        run = await echo.Executor.NextAsync();
        Assert.Equal([2, 3, 4, 5], run.Rows);
        Assert.All(others, other => Assert.False(other.IsCompleted));
        run.Finish();
        Assert.Equal([[2], [3, 4], [5]], await Task.WhenAll(others).WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_takes_no_more_rows_than_the_limit_and_no_request_that_would_be_torn()
    {
        var echo = new EchoBatcher(maxRows: 4);
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]>[] waiting = [echo.Send(1, 2, 3), echo.Send(4, 5), echo.Send(6)];
        run.Finish();
        run = await echo.Executor.NextAsync();
        Assert.Equal([1, 2, 3], run.Rows);
        run.Finish();
        run = await echo.Executor.NextAsync();
        Assert.Equal([4, 5, 6], run.Rows);
        run.Finish();
        Assert.Equal([[1, 2, 3], [4, 5], [6]], await Task.WhenAll(waiting).WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_request_larger_than_a_run_is_split_and_its_rest_shares_a_run()
    {
        var echo = new EchoBatcher(maxRows: 4);
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> small = echo.Send(1), large = echo.Send(2, 3, 4, 5, 6, 7, 8, 9, 10), last = echo.Send(11);
        foreach (int[] expected in new int[][] { [1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11] })
        {
            run.Finish();
            run = await echo.Executor.NextAsync();
            Assert.Equal(expected, run.Rows);
        }

        Assert.False(large.IsCompleted);
        run.Finish();
        Assert.Equal([[1], [2, 3, 4, 5, 6, 7, 8, 9, 10], [11]], await Task.WhenAll(small, large, last).WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task As_many_runs_go_on_at_one_time_as_are_allowed()
    {
        var echo = new EchoBatcher(maxRuns: 2);
        Task<int[]> one = echo.Send(1);
        EchoRun first = await echo.Executor.NextAsync();
        Task<int[]> two = echo.Send(2);
        EchoRun second = await echo.Executor.NextAsync();
        Task<int[]> three = echo.Send(3);
        second.Finish();
        Assert.Equal<int[]>([2], await two);
        EchoRun third = await echo.Executor.NextAsync();
        Assert.Equal([3], third.Rows);
        Assert.False(one.IsCompleted);
        third.Finish();
        first.Finish();
        Assert.Equal([[1], [3]], await Task.WhenAll(one, three).WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_caller_runs_its_own_rows_when_nothing_runs_and_others_queue_meanwhile()
    {
        var echo = new EchoBatcher();
        Assert.True(echo.Core.TryBegin(1));
        Assert.False(echo.Core.TryBegin(1));
        Task<int[]> waiting = echo.Send(7);
        Assert.False(echo.Executor.HasNext);
        echo.Core.End();
        Assert.False(echo.Core.TryBegin(1));
        EchoRun run = await echo.Executor.NextAsync();
        run.Finish();
        Assert.Equal<int[]>([7], await waiting);
        await TestWait.UntilAsync(() => echo.Core.TryBegin(1));
    }

    [Fact]
    public void Rows_that_a_run_does_not_take_are_never_run_by_their_caller() => Assert.False(new EchoBatcher(maxRows: 4).Core.TryBegin(5));

    [Fact]
    public async Task A_full_queue_turns_requests_away_by_their_rows()
    {
        var echo = new EchoBatcher(maxQueuedRows: 3);
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> fits = echo.Send(1, 2);
        var full = await Assert.ThrowsAsync<ModelOverloadedException>(() => echo.Send(3, 4));
        Assert.Equal(OverloadReason.QueueFull, full.Reason);
        Assert.Contains("'echo'", full.Message);
        Task<int[]> fills = echo.Send(3);
        await Assert.ThrowsAsync<ModelOverloadedException>(() => echo.Send(4));
        run.Finish();
        run = await echo.Executor.NextAsync();
        Task<int[]> after = echo.Send(4);
        run.Finish();
        Assert.Equal([[1, 2], [3]], await Task.WhenAll(fits, fills).WaitAsync(s_patience, TestContext.Current.CancellationToken));
        (await echo.Executor.NextAsync()).Finish();
        Assert.Equal<int[]>([4], await after);
    }

    [Fact]
    public async Task A_request_larger_than_the_queue_is_taken_when_nothing_waits()
    {
        var echo = new EchoBatcher(maxRows: 4, maxQueuedRows: 3, isHeld: false);
        Assert.Equal<int[]>([1, 2, 3, 4, 5, 6], await echo.Send(1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public async Task A_failed_run_fails_its_requests_and_no_others()
    {
        var echo = new EchoBatcher(maxRows: 2);
        Task<int[]> torn = echo.Send(1, 2, 3, 4);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> other = echo.Send(5);
        run.Fail(new InvalidOperationException("broken"));
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => torn)).Message);
        run = await echo.Executor.NextAsync();
        Assert.Equal([5], run.Rows);
        run.Finish();
        Assert.Equal<int[]>([5], await other);
    }

    [Fact]
    public async Task A_continuation_that_never_ends_holds_no_run_up()
    {
        var echo = new EchoBatcher(isHeld: false);
        using var release = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        ValueTask<int[]> blocked = echo.SendAsync([1], CancellationToken.None);
        blocked.GetAwaiter().OnCompleted(() =>
        {
            reached.Set();
            release.Wait();
        });
        reached.Wait(TestContext.Current.CancellationToken);
        for (int i = 0; i < 100; i++)
            Assert.Equal<int[]>([i], await echo.Send(i).WaitAsync(s_patience, TestContext.Current.CancellationToken));
        release.Set();
    }

    [Fact]
    public async Task A_result_is_read_once()
    {
        var echo = new EchoBatcher(isHeld: false);
        ValueTask<int[]> call = echo.SendAsync([1], CancellationToken.None);
        Assert.Equal<int[]>([1], await call);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call);
        Assert.Equal<int[]>([2], await echo.Send(2));
    }
}
