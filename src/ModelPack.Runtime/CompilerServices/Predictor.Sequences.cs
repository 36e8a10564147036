using System.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <summary>Opens a sequence of rows that keeps the model's state (<see cref="ContractDefinition.States"/>) from one to the next, and stays with the model that serves now.</summary>
    public ISequence<TInput, TOutput> OpenSequence() => new Sequence<TInput, TOutput, TContract>(this, new SequenceState(Models.Pin()));

    /// <summary>Predicts the next row of each of many sequences, with as few native calls as the model allows.</summary>
    /// <param name="sequences">Sequences of this predictor, each one once.</param>
    /// <param name="inputs">A row for each sequence.</param>
    /// <param name="outputs">Takes a prediction for each row; at least as long as <paramref name="inputs"/>.</param>
    /// <exception cref="InvalidInputException">Rows are invalid, and nothing ran; or ONNX Runtime refused rows: their sequences stay as they were, the others have moved on.</exception>
    public void PredictBatch(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        Enter(sequences, inputs.Length);
        try
        {
            SequenceBatch<TInput, TOutput, TContract>.Predict(sequences, inputs, outputs);
        }
        finally
        {
            Exit(sequences);
        }
    }

    /// <summary>Predicts the good rows of many sequences and marks the bad ones, whose sequences stay as they were.</summary>
    /// <param name="sequences">Sequences of this predictor, each one once.</param>
    /// <param name="inputs">A row for each sequence.</param>
    /// <param name="outputs">Takes a prediction for each good row.</param>
    /// <param name="statuses">Takes what became of each row.</param>
    /// <param name="errors">Takes the failures of all bad rows.</param>
    /// <returns>How many rows were predicted.</returns>
    public int TryPredictBatch(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        ThrowIfShorter(statuses.Length, inputs.Length, nameof(statuses));
        ArgumentNullException.ThrowIfNull(errors);
        Enter(sequences, inputs.Length);
        try
        {
            return SequenceBatch<TInput, TOutput, TContract>.TryPredict(sequences, inputs, outputs, statuses, errors);
        }
        finally
        {
            Exit(sequences);
        }
    }

    internal RowFailure? PredictRow(in TInput input, SequenceState state, out TOutput? prediction, CancellationToken cancellationToken)
    {
        ThrowIfNull(in input);
        using ModelLease lease = state.Pin.Lease();
        return PredictRow(in lease, in input, out prediction, cancellationToken, state);
    }

    // A row without a sequence starts from zeros.
    private static void PackState(BoundRun run, SequenceState? state)
    {
        if (state is null)
            run.ClearStates();
        else
            state.Pack(run, 0);
    }

    private static void Agree(ModelLayout layout, in TInput input, SequenceState state, ref ContractValidator validator)
    {
        if (layout.StatesMeetRows && !validator.HasErrors)
            StateAgreement<TInput, TOutput, TContract>.Check(layout, in input, state, ref validator);
    }

    private void Enter(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, int rows)
    {
        if (sequences.Length != rows)
            throw new ArgumentException($"Each row belongs to a sequence: {rows} rows were given with {sequences.Length} sequences.", nameof(sequences));
        int entered = 0;
        try
        {
            for (; entered < sequences.Length; entered++)
            {
                if (sequences[entered] is not Sequence<TInput, TOutput, TContract> sequence || sequence.Predictor != this)
                    throw new ArgumentException($"Sequence {entered} was not opened by this predictor.", nameof(sequences));
                if (IsAmong(sequences[..entered], sequence))
                    throw new ArgumentException($"Sequence {entered} is given twice: its rows follow each other, in calls of their own.", nameof(sequences));
                sequence.Enter();
            }
        }
        catch
        {
            Exit(sequences[..entered]);
            throw;
        }
    }

    // A sequence that an earlier row of this call has entered is busy; only then it is looked for.
    private static bool IsAmong(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, Sequence<TInput, TOutput, TContract> sequence)
    {
        if (!sequence.IsBusy)
            return false;
        foreach (ISequence<TInput, TOutput> other in sequences)
        {
            if (ReferenceEquals(other, sequence))
                return true;
        }

        return false;
    }

    private static void Exit(ReadOnlySpan<ISequence<TInput, TOutput>> sequences)
    {
        foreach (ISequence<TInput, TOutput> sequence in sequences)
            Unsafe.As<Sequence<TInput, TOutput, TContract>>(sequence).Exit();
    }
}
