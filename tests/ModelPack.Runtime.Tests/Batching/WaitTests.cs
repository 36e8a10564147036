namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Deadlines, delays, and callers who leave.</summary>
public sealed class WaitTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_cancelled_request_leaves_the_queue()
    {
        var echo = new EchoBatcher(maxQueuedRows: 2);
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        using var source = new CancellationTokenSource();
        Task<int[]> leaves = echo.Send([1, 2], source.Token);
        await Assert.ThrowsAsync<ModelOverloadedException>(() => echo.Send(3));
        source.Cancel();
        Assert.Equal(source.Token, (await Assert.ThrowsAsync<OperationCanceledException>(() => leaves)).CancellationToken);
        Task<int[]> stays = echo.Send(4, 5);
        run.Finish();
        run = await echo.Executor.NextAsync();
        Assert.Equal([4, 5], run.Rows);
        run.Finish();
        Assert.Equal<int[]>([4, 5], await stays);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_queues_nothing()
    {
        var echo = new EchoBatcher();
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => echo.Send([1], new CancellationToken(canceled: true)));
        Task<int[]> other = echo.Send(2);
        run.Finish();
        run = await echo.Executor.NextAsync();
        Assert.Equal([2], run.Rows);
        run.Finish();
        Assert.Equal<int[]>([2], await other);
    }

    [Fact]
    public async Task A_cancelled_request_that_runs_is_not_waited_for_and_the_run_goes_on_for_the_others()
    {
        var echo = new EchoBatcher();
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        using var leaving = new CancellationTokenSource();
        using var staying = new CancellationTokenSource();
        Task<int[]> leaves = echo.Send([1], leaving.Token), stays = echo.Send([2], staying.Token);
        run.Finish();
        run = await echo.Executor.NextAsync();
        leaving.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.False(run.CancellationToken.IsCancellationRequested);
        run.Finish();
        Assert.Equal<int[]>([2], await stays);
    }

    [Fact]
    public async Task A_run_is_stopped_when_all_its_callers_have_left_and_the_next_one_is_not()
    {
        var echo = new EchoBatcher();
        _ = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        Task<int[]>[] leave = [echo.Send([1], first.Token), echo.Send([2], second.Token)];
        run.Finish();
        EchoRun stopped = await echo.Executor.NextAsync();
        using var third = new CancellationTokenSource();
        Task<int[]> next = echo.Send([3], third.Token);
        first.Cancel();
        Assert.False(stopped.CancellationToken.IsCancellationRequested);
        second.Cancel();
        Assert.True(stopped.CancellationToken.IsCancellationRequested);
        foreach (Task<int[]> left in leave)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        run = await echo.Executor.NextAsync();
        Assert.False(run.CancellationToken.IsCancellationRequested);
        run.Finish();
        Assert.Equal<int[]>([3], await next);
    }

    [Fact]
    public async Task A_split_request_that_is_cancelled_takes_its_rest_out_of_the_queue()
    {
        var echo = new EchoBatcher(maxRows: 2);
        using var source = new CancellationTokenSource();
        Task<int[]> large = echo.Send([1, 2, 3, 4, 5], source.Token);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> other = echo.Send(6);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        Assert.True(run.CancellationToken.IsCancellationRequested);
        run = await echo.Executor.NextAsync();
        Assert.Equal([6], run.Rows);
        run.Finish();
        Assert.Equal<int[]>([6], await other);
    }

    [Fact]
    public async Task Rows_that_wait_longer_than_the_deadline_are_turned_away_while_the_run_goes_on()
    {
        var echo = new EchoBatcher(deadline: s_second);
        Task<int[]> runs = echo.Send(0);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> early = echo.Send(1);
        echo.Time.Advance(s_second / 2);
        Task<int[]> late = echo.Send(2);
        echo.Time.Advance(s_second / 2);
        Assert.Equal(OverloadReason.DeadlineExceeded, (await Assert.ThrowsAsync<ModelOverloadedException>(() => early)).Reason);
        Assert.False(late.IsCompleted);
        run.Finish();
        Assert.Equal<int[]>([0], await runs);
        run = await echo.Executor.NextAsync();
        Assert.Equal([2], run.Rows);
        echo.Time.Advance(s_second);
        run.Finish();
        Assert.Equal<int[]>([2], await late);
    }

    [Fact]
    public async Task A_split_request_that_has_begun_is_finished_however_long_it_takes()
    {
        var echo = new EchoBatcher(maxRows: 2, deadline: s_second);
        Task<int[]> large = echo.Send(1, 2, 3);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> behind = echo.Send(4);
        echo.Time.Advance(s_second);
        await Assert.ThrowsAsync<ModelOverloadedException>(() => behind);
        run.Finish();
        run = await echo.Executor.NextAsync();
        Assert.Equal([3], run.Rows);
        run.Finish();
        Assert.Equal<int[]>([1, 2, 3], await large);
    }

    [Fact]
    public async Task With_a_delay_rows_wait_for_others_until_a_run_is_full()
    {
        var echo = new EchoBatcher(maxRows: 3, maxDelay: s_second);
        Assert.False(echo.Core.TryBegin(1));
        Task<int[]>[] calls = [echo.Send(1), echo.Send(2)];
        Assert.False(echo.Executor.HasNext);
        Task<int[]> last = echo.Send(3);
        EchoRun run = await echo.Executor.NextAsync();
        Assert.Equal([1, 2, 3], run.Rows);
        run.Finish();
        Assert.Equal([[1], [2], [3]], await Task.WhenAll([.. calls, last]));
    }

    [Fact]
    public async Task With_a_delay_the_oldest_row_waits_no_longer_than_that()
    {
        var echo = new EchoBatcher(maxRows: 3, maxDelay: s_second);
        Task<int[]> first = echo.Send(1);
        echo.Time.Advance(s_second / 2);
        Task<int[]> second = echo.Send(2);
        Assert.False(echo.Executor.HasNext);
        echo.Time.Advance(s_second / 2);
        EchoRun run = await echo.Executor.NextAsync();
        Assert.Equal([1, 2], run.Rows);
        run.Finish();
        Assert.Equal([[1], [2]], await Task.WhenAll(first, second));
    }

    [Fact]
    public async Task With_a_delay_what_came_during_a_run_waits_its_own_delay()
    {
        var echo = new EchoBatcher(maxRows: 2, maxDelay: s_second);
        Task<int[]> full = echo.Send(1, 2);
        EchoRun run = await echo.Executor.NextAsync();
        Task<int[]> late = echo.Send(3);
        run.Finish();
        Assert.Equal<int[]>([1, 2], await full);
        Assert.False(late.IsCompleted);
        await TestWait.UntilAsync(() =>
        {
            echo.Time.Advance(s_second);
            return echo.Executor.HasNext;
        });
        (await echo.Executor.NextAsync()).Finish();
        Assert.Equal<int[]>([3], await late);
    }
}
