using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
{
    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.OpenSequence"/>
    public ISequence<TInput, TOutput> OpenSequence() => new EncodedSequence<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>(
        this, (Sequence<TInputTensors, TOutputTensors, TTensors>)_tensors.OpenSequence());

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.PredictBatch(ReadOnlySpan{ISequence{TInput, TOutput}}, ReadOnlySpan{TInput}, Span{TOutput})"/>
    public void PredictBatch(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        ISequence<TInputTensors, TOutputTensors>[] states = StatesOf(sequences, inputs.Length);
        LoadedModel model = Models.Stable;
        LoadedModel[] models = ModelsOf(states);
        var rows = EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(model, inputs, MaxErrors, validate: true, models);
        if (rows.Errors.Count > 0)
        {
            model.Metrics.Rejected(rows.Errors);
            throw new InvalidInputException(rows.Errors, rows.Cause);
        }

        var tensors = new TOutputTensors[inputs.Length];
        _tensors.PredictBatch(states, rows.Tensors, tensors);
        Decode(model, tensors, outputs, [], models);
    }

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.TryPredictBatch(ReadOnlySpan{ISequence{TInput, TOutput}}, ReadOnlySpan{TInput}, Span{TOutput}, Span{RowStatus}, ICollection{InputError})"/>
    public int TryPredictBatch(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(statuses.Length, inputs.Length, nameof(statuses));
        ArgumentNullException.ThrowIfNull(errors);
        ISequence<TInputTensors, TOutputTensors>[] states = StatesOf(sequences, inputs.Length);
        LoadedModel model = Models.Stable;
        LoadedModel[] models = ModelsOf(states);
        var rows = EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(model, inputs, int.MaxValue, validate: true, models);
        foreach (InputError error in rows.Errors)
            errors.Add(error);
        if (rows.Errors.Count > 0)
            model.Metrics.Failed(rows.Errors, "input");
        if (rows.Valid.Count == 0)
            model.Metrics.EndedWith(predicted: 0, inputs.Length);

        // Sequences of bad rows stay as they are, so only the good ones are handed on, and their numbers put back afterwards.
        var tensors = new TOutputTensors[rows.Valid.Count];
        var ran = new RowStatus[rows.Valid.Count];
        var refused = new List<InputError>();
        int predicted = _tensors.TryPredictBatch([.. rows.Valid.Select(row => states[row])], [.. rows.Valid.Select(row => rows.Tensors[row])], tensors, ran, refused);
        foreach (InputError error in refused)
            errors.Add(error with { Path = JsonPath.MoveRow(error.Path, rows.Valid) });

        statuses[..inputs.Length].Fill(RowStatus.Invalid);
        var all = new TOutputTensors[inputs.Length];
        for (int i = 0; i < ran.Length; i++)
            (all[rows.Valid[i]], statuses[rows.Valid[i]]) = (tensors[i], ran[i]);
        Decode(model, all, outputs, statuses, models);
        return predicted;
    }

    // Each row is encoded and decoded by the model that its sequence began with.
    private static LoadedModel[] ModelsOf(ISequence<TInputTensors, TOutputTensors>[] states) =>
        [.. states.Select(static state => ((Sequence<TInputTensors, TOutputTensors, TTensors>)state).State.Pin.Model)];

    private ISequence<TInputTensors, TOutputTensors>[] StatesOf(ReadOnlySpan<ISequence<TInput, TOutput>> sequences, int rows)
    {
        if (sequences.Length != rows)
            throw new ArgumentException($"Each row belongs to a sequence: {rows} rows were given with {sequences.Length} sequences.", nameof(sequences));
        var states = new ISequence<TInputTensors, TOutputTensors>[rows];
        for (int i = 0; i < rows; i++)
        {
            states[i] = sequences[i] is EncodedSequence<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> sequence && sequence.Predictor == this
                ? sequence.Tensors
                : throw new ArgumentException($"Sequence {i} was not opened by this predictor.", nameof(sequences));
        }

        return states;
    }
}
