using System.Runtime.CompilerServices;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>The next row of each of many sequences. Those that began with one model run together; after it was replaced, there may be several.</summary>
/// <remarks>Callers have entered the sequences and checked that they are the predictor's own. All move on when the whole call has succeeded.</remarks>
internal static class SequenceBatch<TInput, TOutput, TContract>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    /// <summary>Validates and predicts all rows.</summary>
    /// <exception cref="InvalidInputException">Rows are invalid, and nothing was run; or ONNX Runtime refused rows.</exception>
    public static void Predict(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        if (inputs.IsEmpty)
            return;
        Batch<TInput, TOutput, TContract>.ThrowIfInvalid(ModelOf(sequences[0]), inputs, sequences);
        RowFailure? failure;
        if (HaveOneModel(sequences))
        {
            using ModelLease lease = PinOf(sequences[0]).Lease();
            failure = Batch<TInput, TOutput, TContract>.Run(in lease, inputs, outputs, CancellationToken.None, sequences);
        }
        else
        {
            failure = RunByModel(sequences, inputs, outputs);
        }

        Commit(sequences);
        if (failure is not null)
            throw failure.ToException();
    }

    /// <summary>Validates all rows, predicts the good ones, and says which they are.</summary>
    /// <returns>How many rows were predicted.</returns>
    public static int TryPredict(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        if (inputs.IsEmpty)
            return 0;
        int predicted;
        if (HaveOneModel(sequences))
        {
            using ModelLease lease = PinOf(sequences[0]).Lease();
            predicted = Batch<TInput, TOutput, TContract>.TryPredict(in lease, inputs, outputs, statuses, errors, sequences);
        }
        else
        {
            predicted = TryRunByModel(sequences, inputs, outputs, statuses, errors);
        }

        Commit(sequences);
        return predicted;
    }

    private static RowFailure? RunByModel(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        RowFailure? failure = null;
        foreach (List<int> rows in Group(sequences))
        {
            using ModelLease lease = PinOf(sequences[rows[0]]).Lease();
            var part = new SequencePart<TInput, TOutput>(rows, sequences, inputs);
            RowFailure? refused = Batch<TInput, TOutput, TContract>.Run(in lease, part.Inputs, part.Outputs, CancellationToken.None, part.Sequences);
            part.GiveBack(outputs, []);
            if (refused is not null)
                failure = new RowFailure([.. failure?.Errors ?? [], .. part.Move(refused.Errors)], failure?.Cause ?? refused.Cause);
        }

        return failure;
    }

    private static int TryRunByModel(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        int predicted = 0;
        foreach (List<int> rows in Group(sequences))
        {
            using ModelLease lease = PinOf(sequences[rows[0]]).Lease();
            var part = new SequencePart<TInput, TOutput>(rows, sequences, inputs);
            var found = new List<InputError>();
            predicted += Batch<TInput, TOutput, TContract>.TryPredict(in lease, part.Inputs, part.Outputs, part.Statuses, found, part.Sequences);
            part.GiveBack(outputs, statuses);
            foreach (InputError error in part.Move(found))
                errors.Add(error);
        }

        return predicted;
    }

    private static bool HaveOneModel(ReadOnlySpan<ISequence<TInput, TOutput>> sequences)
    {
        LoadedModel first = ModelOf(sequences[0]);
        foreach (ISequence<TInput, TOutput> sequence in sequences)
        {
            if (!ReferenceEquals(ModelOf(sequence), first))
                return false;
        }

        return true;
    }

    // The numbers of the rows of each model, in order.
    private static List<List<int>> Group(ReadOnlySpan<ISequence<TInput, TOutput>> sequences)
    {
        var groups = new List<List<int>>();
        for (int i = 0; i < sequences.Length; i++)
        {
            List<int>? group = null;
            for (int known = 0; known < groups.Count && group is null; known++)
            {
                if (ReferenceEquals(ModelOf(sequences[groups[known][0]]), ModelOf(sequences[i])))
                    group = groups[known];
            }

            if (group is null)
                groups.Add(group = []);
            group.Add(i);
        }

        return groups;
    }

    private static void Commit(ReadOnlySpan<ISequence<TInput, TOutput>> sequences)
    {
        foreach (ISequence<TInput, TOutput> sequence in sequences)
            StateOf(sequence).Commit();
    }

    private static LoadedModel ModelOf(ISequence<TInput, TOutput> sequence) => PinOf(sequence).Model;

    private static ModelPin PinOf(ISequence<TInput, TOutput> sequence) => StateOf(sequence).Pin;

    private static SequenceState StateOf(ISequence<TInput, TOutput> sequence) => Unsafe.As<Sequence<TInput, TOutput, TContract>>(sequence).State;
}
