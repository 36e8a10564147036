using CsCheck;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>Any order of calls, good and bad, single and in batches, leaves each sequence where its own good rows have led it.</summary>
public sealed class SequencePropertyTests
{
    private const int Sequences = 5;
    private const float Invalid = -1, Unreadable = 3, Refused = 1000;
    private static readonly float[] s_steps = [1, 10, 100];

    private static readonly Gen<float> s_row = Gen.Frequency(
        (12, Gen.Int[0, 2].Select(static step => (float)step)), (1, Gen.Const(Invalid)), (1, Gen.Const(Unreadable)), (1, Gen.Const(Refused)));

    // A call: its kind, and a row for each sequence, or none.
    private static readonly Gen<(int Kind, float?[] Rows)> s_call = Gen.Select(
        Gen.Int[0, 4], Gen.Select(s_row, Gen.Bool, static (row, isThere) => isThere ? row : (float?)null).Array[Sequences]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4096)]
    public void A_sequence_follows_its_good_rows_alone(int maxBatchRows)
    {
        using var steps = new StateFile<Steps>(options => options.MaxBatchRows = maxBatchRows);
        s_call.Array[1, 20].Sample(
            calls =>
            {
                ISequence<float[], float[]>[] sequences = steps.Open(Sequences);
                var positions = new float[Sequences];
                foreach ((int kind, float?[] rows) in calls)
                {
                    int[] given = [.. Enumerable.Range(0, Sequences).Where(i => rows[i] is not null)];
                    if (kind == 0)
                        PredictEach(sequences, positions, given, rows);
                    else if (kind == 1)
                        Array.ForEach(given, i => Reset(sequences[i], ref positions[i]));
                    else if (kind == 2)
                        PredictWithoutSequence(steps, given, rows);
                    else
                        TryBatch(steps, sequences, positions, given, rows);
                }
            },
            iter: 200);
    }

    private static void PredictEach(ISequence<float[], float[]>[] sequences, float[] positions, int[] given, float?[] rows)
    {
        foreach (int i in given)
        {
            float row = rows[i]!.Value;
            if (row == Unreadable)
            {
                Assert.Throws<ModelOutputException>(() => sequences[i].Predict([row]));
                continue;
            }

            Assert.Equal(IsGood(row), sequences[i].TryPredict([row], out float[]? position, out _));
            if (IsGood(row))
                Assert.Equal([positions[i] += s_steps[(int)row]], position!);
        }
    }

    private static void Reset(ISequence<float[], float[]> sequence, ref float position)
    {
        sequence.Reset();
        position = 0;
    }

    private static void PredictWithoutSequence(StateFile<Steps> steps, int[] given, float?[] rows)
    {
        float[] good = [.. given.Select(i => rows[i]!.Value).Where(IsGood)];
        Assert.Equal(good.Select(row => new[] { s_steps[(int)row] }), steps.Predictor.PredictBatch([.. good.Select(row => new[] { row })]));
    }

    private static void TryBatch(StateFile<Steps> steps, ISequence<float[], float[]>[] sequences, float[] positions, int[] given, float?[] rows)
    {
        ISequence<float[], float[]>[] among = [.. given.Select(i => sequences[i])];
        float[][] inputs = [.. given.Select(i => new[] { rows[i]!.Value })];
        var outputs = new float[given.Length][];
        var statuses = new RowStatus[given.Length];
        if (inputs.Any(row => row[0] == Unreadable))
        {
            Assert.Throws<ModelOutputException>(() => steps.Predictor.TryPredictBatch(among, inputs, outputs, statuses, new List<InputError>()));
            return;
        }

        Assert.Equal(inputs.Count(row => IsGood(row[0])), steps.Predictor.TryPredictBatch(among, inputs, outputs, statuses, new List<InputError>()));
        for (int i = 0; i < given.Length; i++)
        {
            Assert.Equal(IsGood(inputs[i][0]) ? RowStatus.Predicted : RowStatus.Invalid, statuses[i]);
            if (IsGood(inputs[i][0]))
                Assert.Equal([positions[given[i]] += s_steps[(int)inputs[i][0]]], outputs[i]);
        }
    }

    private static bool IsGood(float row) => row is >= 0 and < Unreadable;
}
