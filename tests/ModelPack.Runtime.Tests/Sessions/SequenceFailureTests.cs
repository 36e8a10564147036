using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>Calls that fail leave the state of their sequence as it was.</summary>
public sealed class SequenceFailureTests
{
    private const float Refused = 1000;
    private const float Unreadable = 3;

    [Fact]
    public void An_invalid_or_refused_row_leaves_the_state_as_it_was()
    {
        using var steps = new StateFile<Steps>();
        using ISequence<float[], float[]> sequence = steps.Predictor.OpenSequence();
        Assert.Equal([1], sequence.Predict([0]));
        Assert.Equal("MPK3020", Assert.Throws<InvalidInputException>(() => sequence.Predict([Refused])).Errors[0].Code);
        Assert.False(sequence.TryPredict([-1], out _, out IReadOnlyList<InputError> errors));
        Assert.Equal("$.first", errors[0].Path);
        Assert.True(sequence.TryPredict([1], out float[]? position, out _));
        Assert.Equal([11], position);
    }

    [Fact]
    public void An_output_that_cannot_be_read_leaves_the_state_as_it_was()
    {
        using var steps = new StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(2);
        var outputs = new float[2][];
        Assert.Throws<ModelOutputException>(() => sequences[0].Predict([Unreadable]));
        Assert.Throws<ModelOutputException>(() => steps.Predictor.PredictBatch(sequences, [[0], [Unreadable]], outputs));
        steps.Predictor.PredictBatch(sequences, [[1], [2]], outputs);
        Assert.Equal([[10], [100]], outputs);
    }

    [Fact]
    public void Refused_rows_of_a_batch_stay_where_they_were_and_the_others_move_on()
    {
        using var steps = new StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(4);
        var outputs = new float[4][];
        steps.Predictor.PredictBatch(sequences, [[0], [0], [0], [0]], outputs);
        var invalid = Assert.Throws<InvalidInputException>(() => steps.Predictor.PredictBatch(sequences, [[1], [Refused], [1], [2]], outputs));
        Assert.Equal([("$[1]", "MPK3020")], invalid.Errors.Select(error => (error.Path, error.Code)));
        steps.Predictor.PredictBatch(sequences, [[0], [0], [0], [0]], outputs);
        Assert.Equal([[12], [2], [12], [102]], outputs);
    }

    [Fact]
    public void An_invalid_row_of_a_batch_moves_no_sequence_unless_the_good_ones_are_asked_for()
    {
        using var steps = new StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(3);
        var outputs = new float[3][];
        var statuses = new RowStatus[3];
        var errors = new List<InputError>();
        Assert.Throws<InvalidInputException>(() => steps.Predictor.PredictBatch(sequences, [[0], [-1], [0]], outputs));
        Assert.Equal(1, steps.Predictor.TryPredictBatch(sequences, [[1], [-1], [Refused]], outputs, statuses, errors));
        Assert.Equal([RowStatus.Predicted, RowStatus.Invalid, RowStatus.Invalid], statuses);
        Assert.Equal(["$[1].first", "$[2]"], errors.Select(error => error.Path));
        steps.Predictor.PredictBatch(sequences, [[0], [0], [0]], outputs);
        Assert.Equal([[11], [1], [1]], outputs);
    }

    [Fact]
    public void A_cancelled_call_leaves_the_state_as_it_was()
    {
        using var steps = new StateFile<Steps>();
        using ISequence<float[], float[]> sequence = steps.Predictor.OpenSequence();
        sequence.Predict([0]);
        Assert.Throws<OperationCanceledException>(() => sequence.Predict([1], new CancellationToken(canceled: true)));
        Assert.Equal([101], sequence.Predict([2], new CancellationTokenSource().Token));
    }

    [Fact]
    public void A_closed_sequence_and_a_closed_predictor_say_so()
    {
        using var steps = new StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(2);
        sequences[0].Dispose();
        sequences[0].Dispose();
        Assert.Throws<ObjectDisposedException>(() => sequences[0].Predict([0]));
        Assert.Throws<ObjectDisposedException>(() => sequences[0].Reset());
        Assert.Throws<ObjectDisposedException>(() => steps.Predictor.PredictBatch(sequences, [[0], [0]], new float[2][]));
        Assert.Equal([1], sequences[1].Predict([0]));
        steps.Predictor.Dispose();
        Assert.Contains("'steps'", Assert.Throws<ObjectDisposedException>(() => sequences[1].Predict([0])).Message);
        sequences[1].Dispose();
    }

    [Fact]
    public void Sequences_of_a_batch_are_the_predictors_own_and_each_is_there_once()
    {
        using var steps = new StateFile<Steps>();
        using var others = new StateFile<Steps>();
        ISequence<float[], float[]>[] sequences = steps.Open(2);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => steps.Predictor.PredictBatch([sequences[0], sequences[0]], [[0], [0]], new float[2][])).Message);
        Assert.Throws<ArgumentException>(() => others.Predictor.PredictBatch(sequences, [[0], [0]], new float[2][]));
        Assert.Throws<ArgumentException>(() => steps.Predictor.PredictBatch(sequences, [[0]], new float[1][]));
        Assert.Throws<ArgumentException>(() => steps.Predictor.PredictBatch(sequences, [[0], [0]], new float[1][]));
        Assert.Throws<ArgumentException>(() => steps.Predictor.PredictBatch([sequences[0], null!], [[0], [0]], new float[2][]));
        steps.Predictor.PredictBatch([], [], []);
        Assert.Equal([1], sequences[0].Predict([0]));
    }
}
