using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>State that is carried from row to row of a sequence.</summary>
public sealed class SequenceTests
{
    [Fact]
    public void A_stream_in_chunks_gives_what_the_reference_gave_with_its_state_carried()
    {
        using var speech = Models.Load<float[], float, SpeechStreamContract>();
        using ISequence<float[], float> stream = speech.OpenSequence();
        for (int round = 0; round < 2; round++, stream.Reset())
        {
            foreach (GoldenCase golden in GoldenCase.Of("audio-gru-stateful"))
                Assert.Equal(golden.Output("speech_prob")[0], stream.Predict(Chunk(golden)), golden.IsNear);
        }
    }

    [Fact]
    public void Rows_of_many_sequences_run_together_and_keep_their_own_states()
    {
        using var speech = Models.Load<float[], float, SpeechStreamContract>(options => options.MaxBatchRows = 3);
        IReadOnlyList<GoldenCase> golden = GoldenCase.Of("audio-gru-stateful");
        ISequence<float[], float>[] streams = [.. Enumerable.Range(0, 7).Select(_ => speech.OpenSequence())];
        var heard = new float[streams.Length];
        for (int time = 0; time < golden.Count + streams.Length; time++)
        {
            // Each stream begins one chunk after the one before it.
            int[] running = [.. Enumerable.Range(0, streams.Length).Where(i => time - i >= 0 && time - i < golden.Count)];
            speech.PredictBatch([.. running.Select(i => streams[i])], [.. running.Select(i => Chunk(golden[time - i]))], heard);
            for (int i = 0; i < running.Length; i++)
                Assert.Equal(golden[time - running[i]].Output("speech_prob")[0], heard[i], golden[0].IsNear);
        }
    }

    [Fact]
    public void Without_a_sequence_every_row_starts_from_zeros()
    {
        using var sums = new StateFile<Sums>();
        using ISequence<float[], float[]> sequence = sums.Predictor.OpenSequence();
        sequence.Predict([1, 2, 3]);
        Assert.Equal([2, 4, 6], sums.Predictor.Predict([1, 2, 3]));
        Assert.Equal([[2, 4, 6], [4, 4, 4]], sums.Predictor.PredictBatch([[1, 2, 3], [2, 2, 2]]));
        Assert.Equal([4, 8, 12], sequence.Predict([1, 2, 3]));
    }

    [Fact]
    public void A_state_around_the_batch_dimension_is_gathered_and_scattered_in_blocks()
    {
        using var sums = new StateFile<Sums>();
        ISequence<float[], float[]>[] sequences = sums.Open(5);
        var outputs = new float[5][];
        for (int step = 1; step <= 4; step++)
        {
            sums.Predictor.PredictBatch(sequences, [.. Enumerable.Range(0, 5).Select(i => new float[] { i, 10 * i, 1 })], outputs);
            Assert.Equal(Enumerable.Range(0, 5).Select(i => new float[] { 2 * step * i, 20 * step * i, 2 * step }), outputs);
        }

        Assert.Equal([2 * 4 * 3, 2 * 4 * 30, 2 * 4], sequences[3].Predict([0, 0, 0]));
    }

    [Fact]
    public void A_state_with_an_open_dimension_starts_empty_and_takes_the_shape_that_came_out()
    {
        using var history = new StateFile<History>();
        using ISequence<float[], float[]> sequence = history.Predictor.OpenSequence();
        for (int step = 1; step <= 40; step++)
            Assert.Equal([step, step * (step + 1) / 2f], sequence.Predict([1, step]));
        sequence.Reset();
        Assert.Equal([1, 7], sequence.Predict([1, 7]));
        Assert.Equal([1, 5], history.Predictor.Predict([1, 5]));
        Assert.Equal([[1, 5], [1, 6]], history.Predictor.PredictBatch([[1, 5], [1, 6]]));
    }

    [Fact]
    public void Sequences_of_different_pasts_are_grouped_by_them()
    {
        using var history = new StateFile<History>();
        ISequence<float[], float[]>[] sequences = history.Open(6);
        float[] rows = [0, 3, 0, 1, 3, 1];
        for (int i = 0; i < sequences.Length; i++)
        {
            for (int step = 0; step < rows[i]; step++)
                sequences[i].Predict([1, i]);
        }

        var outputs = new float[6][];
        history.Predictor.PredictBatch(sequences, [.. Enumerable.Range(0, 6).Select(i => new float[] { 1, i })], outputs);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => new float[] { rows[i] + 1, i * (rows[i] + 1) }), outputs);
    }

    [Fact]
    public void A_state_without_the_batch_dimension_runs_row_by_row()
    {
        using var alone = new StateFile<Alone>();
        ISequence<float[], float[]>[] sequences = alone.Open(3);
        var outputs = new float[3][];
        for (int step = 0; step < 3; step++)
        {
            alone.Predictor.PredictBatch(sequences, [[1], [10], [100]], outputs);
            Assert.Equal([[1 + step], [10 + (10 * step)], [100 + (100 * step)]], outputs);
        }

        Assert.Equal([[1], [2], [3]], alone.Predictor.PredictBatch([[1], [2], [3]]));
    }

    [Fact]
    public void A_row_must_be_as_long_as_a_state_that_shares_its_dimension()
    {
        using var lengths = new StateFile<Lengths>();
        ISequence<float[], float[]>[] sequences = lengths.Open(2);
        Assert.Equal([1, 2], sequences[0].Predict([1, 2]));
        Assert.False(sequences[0].TryPredict([1, 2, 3], out _, out IReadOnlyList<InputError> errors));
        Assert.Equal(("$", "MPK3010"), (errors[0].Path, errors[0].Code));
        Assert.Contains("'length'", errors[0].Message);

        var outputs = new float[2][];
        var invalid = Assert.Throws<InvalidInputException>(() => lengths.Predictor.PredictBatch(sequences, [[1, 2, 3], [1, 2, 3]], outputs));
        Assert.Equal(("$[0]", "MPK3010"), (Assert.Single(invalid.Errors).Path, invalid.Errors[0].Code));
        var statuses = new RowStatus[2];
        Assert.Equal(1, lengths.Predictor.TryPredictBatch(sequences, [[1, 2, 3], [1, 2, 3]], outputs, statuses, new List<InputError>()));
        Assert.Equal([RowStatus.Invalid, RowStatus.Predicted], statuses);
        lengths.Predictor.PredictBatch(sequences, [[1, 2], [1, 2, 3]], outputs);
        Assert.Equal([[2, 4], [2, 4, 6]], outputs);
    }

    private static float[] Chunk(GoldenCase golden) => Models.Rows(golden.Input("audio"), 160)[0];
}
