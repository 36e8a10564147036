using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
{
    /// <inheritdoc/>
    public TOutput[] PredictBatch(ReadOnlySpan<TInput> inputs)
    {
        if (inputs.IsEmpty)
            return [];
        var outputs = new TOutput[inputs.Length];
        PredictBatch(inputs, outputs);
        return outputs;
    }

    /// <inheritdoc/>
    public void PredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        if (Run(inputs, outputs, validate: true, CancellationToken.None) is { } failure)
            throw failure.ToException();
    }

    /// <inheritdoc/>
    public int TryPredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(statuses.Length, inputs.Length, nameof(statuses));
        ArgumentNullException.ThrowIfNull(errors);
        var rows = Encode(inputs, int.MaxValue, validate: true);
        statuses = statuses[..inputs.Length];
        statuses.Fill(RowStatus.Invalid);
        foreach (int row in rows.Valid)
            statuses[row] = RowStatus.NotRun;
        foreach (InputError error in rows.Errors)
            errors.Add(error);
        if (rows.Errors.Count > 0)
            _model.Metrics.Failed(rows.Errors, "input");

        var tensors = new TOutputTensors[inputs.Length];
        int predicted = Batch<TInputTensors, TOutputTensors, TTensors>.TryRun(_model, rows.Tensors, tensors, statuses, [.. rows.Valid], errors);
        End(tensors, outputs, statuses, predicted);
        return predicted;
    }

    // Nothing runs when a row is invalid.
    private RowFailure? Run(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, bool validate, CancellationToken cancellationToken)
    {
        var rows = Encode(inputs, MaxErrors, validate);
        if (rows.Errors.Count > 0)
        {
            _model.Metrics.Rejected(rows.Errors);
            return new RowFailure(rows.Errors, rows.Cause);
        }

        var tensors = new TOutputTensors[inputs.Length];
        if (Batch<TInputTensors, TOutputTensors, TTensors>.Run(_model, rows.Tensors, tensors, cancellationToken, isPart: true) is { } failure)
            return failure;
        End(tensors, outputs, [], inputs.Length);
        return null;
    }

    private EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> Encode(ReadOnlySpan<TInput> inputs, int maxErrors, bool validate)
    {
        PhaseClock clock = _model.Metrics.StartClock();
        try
        {
            var rows = EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(_model, inputs, maxErrors, validate);
            clock.Mark(Phase.Encode);
            return rows;
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    private void End(ReadOnlySpan<TOutputTensors> tensors, Span<TOutput> outputs, ReadOnlySpan<RowStatus> statuses, int predicted)
    {
        try
        {
            Decode(tensors, outputs, statuses);
            _model.Metrics.EndedWith(predicted, tensors.Length);
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    // Without statuses all rows were predicted.
    private void Decode(ReadOnlySpan<TOutputTensors> tensors, Span<TOutput> outputs, ReadOnlySpan<RowStatus> statuses)
    {
        PhaseClock clock = _model.Metrics.StartClock();
        var validator = new ContractValidator(MaxErrors);
        for (int i = 0; i < tensors.Length; i++)
        {
            if (!statuses.IsEmpty && statuses[i] != RowStatus.Predicted)
                continue;
            outputs[i] = RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Decode(_model, tensors[i]);
            if (!TRows.ValidatesOutput)
                continue;
            validator.Row = i;
            TRows.ValidateOutput(in outputs[i], ref validator);
        }

        if (validator.HasErrors)
            _model.ReportOutput(validator.Errors);
        clock.Mark(Phase.Decode);
    }
}
