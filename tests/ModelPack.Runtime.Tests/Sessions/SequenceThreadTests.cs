using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>One thread at a time for a sequence; many sequences at once.</summary>
public sealed class SequenceThreadTests
{
    private const int MostAttempts = 20;

    private static readonly float[] s_row = new float[SlowCounter.Width];

    [Fact]
    public void A_second_call_during_the_first_is_refused_and_disturbs_nothing()
    {
        using var slow = new StateFile<SlowCounter>(static options => options.WarmUp = false);
        ISequence<float[], float[]>[] sequences = slow.Open(2);
        float[]? first = null;
        Thread caller = Run(() => first = sequences[0].Predict(s_row));
        Assert.True(IsRunning(sequences[0], caller));
        Assert.Throws<InvalidOperationException>(() => sequences[0].Predict(s_row));
        Assert.Throws<InvalidOperationException>(() => sequences[0].TryPredict(s_row, out _, out _));
        Assert.Throws<InvalidOperationException>(() => sequences[0].Reset());
        Assert.Throws<InvalidOperationException>(() => slow.Predictor.PredictBatch([sequences[1], sequences[0]], [s_row, s_row], new float[2][]));
        caller.Join();
        Assert.Equal([1], first!);
        Assert.Equal([2], sequences[0].Predict(s_row));
        Assert.Equal([1], sequences[1].Predict(s_row));
    }

    [Fact]
    public void Closing_a_sequence_or_its_predictor_lets_the_running_call_end()
    {
        using var slow = new StateFile<SlowCounter>(static options => options.WarmUp = false);
        ISequence<float[], float[]>[] sequences = slow.Open(2);
        float[]? first = null, second = null;
        Thread[] callers = [];
        bool areRunning = false;
        // On a busy machine a call may be over before it was seen: then both begin again.
        for (int attempt = 0; attempt < MostAttempts && !areRunning; attempt++)
        {
            foreach (Thread caller in callers)
                caller.Join();
            foreach (ISequence<float[], float[]> sequence in sequences)
                sequence.Reset();
            callers = [Run(() => first = sequences[0].Predict(s_row)), Run(() => second = sequences[1].Predict(s_row))];
            areRunning = IsRunning(sequences[0], callers[0]) && IsRunning(sequences[1], callers[1]) && callers[0].IsAlive;
        }

        Assert.True(areRunning);
        sequences[0].Dispose();
        slow.Predictor.Dispose();
        foreach (Thread caller in callers)
            caller.Join();
        Assert.Equal([1], first!);
        Assert.Equal([1], second!);
        Assert.Throws<ObjectDisposedException>(() => sequences[0].Predict(s_row));
        Assert.Throws<ObjectDisposedException>(() => sequences[1].Predict(s_row));
    }

    [Fact]
    public void Cancelling_in_the_middle_of_a_run_leaves_the_state_as_it_was()
    {
        using var slow = new StateFile<SlowCounter>(static options => options.WarmUp = false);
        using ISequence<float[], float[]> sequence = slow.Predictor.OpenSequence();
        Assert.Equal([1], sequence.Predict(s_row));
        using var source = new CancellationTokenSource();
        Thread caller = Run(() => Assert.Throws<OperationCanceledException>(() => sequence.Predict(s_row, source.Token)));
        Assert.True(IsRunning(sequence, caller));
        source.Cancel();
        caller.Join();
        Assert.Equal([2], sequence.Predict(s_row));
    }

    [Fact]
    public async Task Sequences_on_many_threads_keep_their_own_states()
    {
        using var sums = new StateFile<Sums>();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(worker => Task.Run(() =>
        {
            ISequence<float[], float[]>[] sequences = sums.Open(3);
            var outputs = new float[3][];
            for (int step = 1; step <= 500; step += 2)
            {
                Assert.Equal([2f * step * worker, 0, 2 * step], sequences[0].Predict([worker, 0, 1]));
                sums.Predictor.PredictBatch(sequences, [[worker, 0, 1], [step, 1, 1], [0, worker, 0]], outputs);
                Assert.Equal([2f * (step + 1) * worker, 0, 2 * (step + 1)], outputs[0]);
                Assert.Equal((step + 1) * worker, outputs[2][1]);
                Assert.Equal([2f * worker, 2, 2], sums.Predictor.Predict([worker, 1, 1]));
            }
        })));
    }

    private static Thread Run(Action call)
    {
        var thread = new Thread(() => call());
        thread.Start();
        return thread;
    }

    // A run takes some hundred milliseconds; it has begun shortly after the call has.
    private static bool IsRunning(ISequence<float[], float[]> sequence, Thread caller)
    {
        while (caller.IsAlive && !((Sequence<float[], float[], StateContract<SlowCounter>>)sequence).IsBusy)
            Thread.Yield();
        Thread.Sleep(10);
        return caller.IsAlive;
    }
}
