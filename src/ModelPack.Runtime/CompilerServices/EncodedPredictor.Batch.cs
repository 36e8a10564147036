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
        using ModelLease lease = Models.Lease();
        if (Run(in lease, inputs, outputs, validate: true, CancellationToken.None) is { } failure)
            throw failure.ToException();
    }

    /// <inheritdoc/>
    public int TryPredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        Predictor<TInputTensors, TOutputTensors, TTensors>.ThrowIfShorter(statuses.Length, inputs.Length, nameof(statuses));
        ArgumentNullException.ThrowIfNull(errors);
        using ModelLease lease = Models.Lease();
        LoadedModel model = lease.Model;
        var rows = Encode(model, inputs, int.MaxValue, validate: true);
        statuses = statuses[..inputs.Length];
        statuses.Fill(RowStatus.Invalid);
        foreach (int row in rows.Valid)
            statuses[row] = RowStatus.NotRun;
        foreach (InputError error in rows.Errors)
            errors.Add(error);
        if (rows.Errors.Count > 0)
            model.Metrics.Failed(rows.Errors, "input");

        var tensors = new TOutputTensors[inputs.Length];
        int predicted = Batch<TInputTensors, TOutputTensors, TTensors>.TryRun(in lease, rows.Tensors, tensors, statuses, [.. rows.Valid], errors);
        End(model, tensors, outputs, statuses, predicted);
        return predicted;
    }

    // Nothing runs when a row is invalid.
    private static RowFailure? Run(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, bool validate, CancellationToken cancellationToken)
    {
        LoadedModel model = lease.Model;
        var rows = Encode(model, inputs, MaxErrors, validate);
        if (rows.Errors.Count > 0)
        {
            model.Metrics.Rejected(rows.Errors);
            return new RowFailure(rows.Errors, rows.Cause);
        }

        var tensors = new TOutputTensors[inputs.Length];
        if (Batch<TInputTensors, TOutputTensors, TTensors>.Run(in lease, rows.Tensors, tensors, cancellationToken, isPart: true) is { } failure)
            return failure;
        End(model, tensors, outputs, [], inputs.Length);
        return null;
    }

    private static EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> Encode(LoadedModel model, ReadOnlySpan<TInput> inputs, int maxErrors, bool validate, ReadOnlySpan<LoadedModel> models = default)
    {
        PhaseClock clock = model.Metrics.StartClock();
        try
        {
            var rows = EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(model, inputs, maxErrors, validate, models);
            clock.Mark(Phase.Encode);
            return rows;
        }
        catch (Exception exception) when (model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    private static void End(LoadedModel model, ReadOnlySpan<TOutputTensors> tensors, Span<TOutput> outputs, ReadOnlySpan<RowStatus> statuses, int predicted, ReadOnlySpan<LoadedModel> models = default)
    {
        try
        {
            Decode(model, tensors, outputs, statuses, models);
            model.Metrics.EndedWith(predicted, tensors.Length);
        }
        catch (Exception exception) when (model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    // Without statuses all rows were predicted; without models of their own all belong to the one.
    private static void Decode(LoadedModel model, ReadOnlySpan<TOutputTensors> tensors, Span<TOutput> outputs, ReadOnlySpan<RowStatus> statuses, ReadOnlySpan<LoadedModel> models)
    {
        PhaseClock clock = model.Metrics.StartClock();
        var validator = new ContractValidator(MaxErrors);
        for (int i = 0; i < tensors.Length; i++)
        {
            if (!statuses.IsEmpty && statuses[i] != RowStatus.Predicted)
                continue;
            outputs[i] = RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Decode(models.IsEmpty ? model : models[i], tensors[i]);
            if (!TRows.ValidatesOutput)
                continue;
            validator.Row = i;
            TRows.ValidateOutput(in outputs[i], ref validator);
        }

        if (validator.HasErrors)
            model.ReportOutput(validator.Errors);
        clock.Mark(Phase.Decode);
    }
}
