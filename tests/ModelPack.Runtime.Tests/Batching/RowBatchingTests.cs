using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Rows of concurrent callers of a predictor: whose they are, and whose fault.</summary>
public sealed class RowBatchingTests
{
    private const long Refused = EchoModel.Entries;
    private const long BreaksOutput = 1_500;

    [Fact]
    public async Task Rows_that_wait_together_are_answered_each()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1 });
        Assert.Equal<long[]>([5L, 7, 7, 0], await Task.WhenAll(echo.Call([5, 7, 7, 0])));
        Assert.Equal(3, await echo.Predictor.PredictAsync(3));
    }

    [Fact]
    public async Task An_invalid_row_is_told_at_once_and_never_waits()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1 });
        Assert.True(echo.Predictor.Batcher!.TryBegin(1));
        ValueTask<long> invalid = echo.Predictor.PredictAsync(-1);
        Assert.True(invalid.IsFaulted);
        ValueTask<long> valid = echo.Predictor.PredictAsync(1);
        echo.Predictor.Batcher.End();
        await Assert.ThrowsAsync<InvalidInputException>(async () => await invalid);
        Assert.Equal(1, await valid);
    }

    [Fact]
    public async Task A_row_that_onnx_runtime_refuses_fails_no_other()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1 });
        Task<long>[] calls = echo.Call([1, Refused, 3, Refused + 7]);
        Assert.Equal<long[]>([1L, 3], [await calls[0], await calls[2]]);
        foreach (int bad in new[] { 1, 3 })
        {
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() => calls[bad]);
            Assert.Equal(("$", "MPK3020"), (refused.Errors.Single().Path, refused.Errors.Single().Code));
            Assert.NotNull(refused.InnerException);
        }
    }

    [Fact]
    public async Task A_row_whose_prediction_breaks_the_contract_fails_no_other()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1 });
        Task<long>[] calls = echo.Call([1, BreaksOutput, Refused, 4]);
        Assert.Equal<long[]>([1L, 4], [await calls[0], await calls[3]]);
        await Assert.ThrowsAsync<ModelOutputException>(() => calls[1]);
        await Assert.ThrowsAsync<InvalidInputException>(() => calls[2]);
    }

    [Fact]
    public async Task A_row_that_is_cancelled_while_it_waits_is_not_run()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1, MaxQueuedRows = 1 });
        using var source = new CancellationTokenSource();
        Assert.True(echo.Predictor.Batcher!.TryBegin(1));
        ValueTask<long> leaves = echo.Predictor.PredictAsync(1, source.Token);
        Assert.Equal(OverloadReason.QueueFull, (await Assert.ThrowsAsync<ModelOverloadedException>(async () => await echo.Predictor.PredictAsync(2))).Reason);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await leaves);
        ValueTask<long> stays = echo.Predictor.PredictAsync(3);
        echo.Predictor.Batcher.End();
        Assert.Equal(3, await stays);
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_refuses_what_comes()
    {
        using var echo = new EchoModel(new MicroBatchingOptions { MaxConcurrentRuns = 1 });
        Assert.True(echo.Predictor.Batcher!.TryBegin(1));
        ValueTask<long> waits = echo.Predictor.PredictAsync(1);
        echo.Predictor.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await echo.Predictor.PredictAsync(2));
        echo.Predictor.Batcher.End();
        Assert.Equal(1, await waits);
        await TestWait.UntilAsync(() => Record.Exception(() => echo.Predictor.Predict(3)) is ObjectDisposedException);
    }

    [Fact]
    public async Task A_model_whose_rows_cannot_share_a_run_answers_as_without()
    {
        using var scalars = Models.Load<Pair, PairSum, ScalarsContract>(options => options.MicroBatching = new MicroBatchingOptions());
        Assert.Null(scalars.Batcher);
        ValueTask<PairSum> call = scalars.PredictAsync(new Pair(2, 1));
        Assert.True(call.IsCompletedSuccessfully);
        Assert.Equal(new PairSum(3, true), await call);
    }

    [Fact]
    public async Task Rows_of_different_lengths_get_what_they_get_alone()
    {
        using var tokens = Models.Load<Tokens, Embedding, TokensContract>(options => options.MicroBatching = new MicroBatchingOptions { MaxConcurrentRuns = 1 });
        Tokens[] rows = [.. Enumerable.Range(1, 20).Select(i => new Tokens([.. Enumerable.Range(1, (i % 5) + 1).Select(n => (long)n * i)], [.. Enumerable.Repeat(1L, (i % 5) + 1)]))];
        Assert.True(tokens.Batcher!.TryBegin(1));
        Task<Embedding>[] calls = [.. rows.Select(row => tokens.PredictAsync(row).AsTask())];
        tokens.Batcher.End();
        Embedding[] together = await Task.WhenAll(calls);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(tokens.Predict(rows[i]).Logits, together[i].Logits, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Options_out_of_range_are_refused_at_load(int maxRows, int maxQueuedRows, int maxRuns) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new EchoModel(new MicroBatchingOptions { MaxRows = maxRows, MaxQueuedRows = maxQueuedRows, MaxConcurrentRuns = maxRuns }));

    [Fact]
    public void Durations_out_of_range_are_refused_at_load()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EchoModel(new MicroBatchingOptions { MaxDelay = TimeSpan.FromTicks(-1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EchoModel(new MicroBatchingOptions { Deadline = TimeSpan.Zero }));
    }
}
