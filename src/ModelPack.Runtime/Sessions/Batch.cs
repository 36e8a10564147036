using System.Diagnostics;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Sessions;

/// <summary>One call that predicts many rows: validates all, runs as many together as model and options allow, and finds the rows that ONNX Runtime refuses.</summary>
internal ref partial struct Batch<TInput, TOutput, TContract>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    private const int MaxErrors = 100;

    private readonly LoadedModel _model;
    private readonly Slot _slot;
    private readonly ReadOnlySpan<TInput> _inputs;
    private readonly Span<TOutput> _outputs;
    private readonly Span<RowStatus> _statuses;
    private readonly ReadOnlySpan<ISequence<TInput, TOutput>> _sequences;
    private readonly CancellationToken _cancellationToken;
    private PhaseClock _clock;
    private List<InputError>? _refused;
    private Exception? _cause;
    private int _predicted;

    private Batch(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ReadOnlySpan<ISequence<TInput, TOutput>> sequences, CancellationToken cancellationToken)
    {
        (_model, _slot) = (lease.Model, lease.Slot);
        _inputs = inputs;
        _outputs = outputs[..inputs.Length];
        _statuses = statuses;
        _sequences = sequences;
        _cancellationToken = cancellationToken;
        _clock = _model.Metrics.StartClock();
    }

    /// <summary>Validates and predicts all rows.</summary>
    /// <param name="lease">The model, and a slot for this call alone.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="outputs">Takes the predictions.</param>
    /// <exception cref="InvalidInputException">Rows are invalid, and nothing was run; or ONNX Runtime refused rows.</exception>
    public static void Predict(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        ThrowIfInvalid(lease.Model, inputs, []);
        if (Run(in lease, inputs, outputs, CancellationToken.None) is { } failure)
            throw failure.ToException();
    }

    /// <summary>Validates all rows.</summary>
    /// <param name="model">The model; of those of sequences any one, since all have the same contract.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="sequences">The sequence of each row; none where rows have no state.</param>
    /// <exception cref="InvalidInputException">Rows are invalid.</exception>
    public static void ThrowIfInvalid(LoadedModel model, ReadOnlySpan<TInput> inputs, ReadOnlySpan<ISequence<TInput, TOutput>> sequences)
    {
        PhaseClock clock = model.Metrics.StartClock();
        var rows = RowLoop<TInput, TOutput>.ToValidate(inputs, MaxErrors, model.MaxRowElements);
        TContract.Loop(ref rows);
        for (int i = 0; i < sequences.Length && model.Layout.StatesMeetRows && !rows.Failures.HasErrors; i++)
        {
            rows.Failures.Row = i;
            StateAgreement<TInput, TOutput, TContract>.Check(model.Layout, in inputs[i], StateOf(sequences[i]), ref rows.Failures);
        }

        clock.Mark(Phase.Validate);
        if (!rows.Failures.HasErrors)
            return;
        model.Metrics.Rejected(rows.Failures.Errors);
        throw new InvalidInputException(rows.Failures.Errors);
    }

    /// <summary>Predicts rows that are valid.</summary>
    /// <param name="lease">The model, and a slot for this call alone.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="outputs">Takes the predictions.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <param name="sequences">The sequence of each row; none where rows have no state.</param>
    /// <param name="isPart">Whether the caller goes on with the predictions, and counts what becomes of them.</param>
    /// <returns>The rows that ONNX Runtime refused; null for none.</returns>
    public static RowFailure? Run(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, CancellationToken cancellationToken, ReadOnlySpan<ISequence<TInput, TOutput>> sequences = default, bool isPart = false)
    {
        if (inputs.IsEmpty)
        {
            if (!isPart)
                lease.Model.Metrics.Predicted(rows: 0);
            return null;
        }

        using Activity? activity = ModelActivity.Start(lease.Model.Info, inputs.Length);
        var batch = new Batch<TInput, TOutput, TContract>(in lease, inputs, outputs, [], sequences, cancellationToken);
        batch.Run([], inputs.Length, activity);
        if (batch._refused is { } refused)
        {
            lease.Model.Metrics.Rejected(refused);
            ModelActivity.Fail(activity, FailureCode.Of(refused[0]));
            return new RowFailure(refused, batch._cause);
        }

        if (!isPart)
            lease.Model.Metrics.Predicted(inputs.Length);
        return null;
    }

    /// <summary>Validates all rows, predicts the good ones, and says which they are.</summary>
    /// <returns>How many rows were predicted.</returns>
    public static int TryPredict(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors, ReadOnlySpan<ISequence<TInput, TOutput>> sequences = default)
    {
        using Activity? activity = ModelActivity.Start(lease.Model.Info, inputs.Length);
        statuses = statuses[..inputs.Length];
        statuses.Clear();
        var batch = new Batch<TInput, TOutput, TContract>(in lease, inputs, outputs, statuses, sequences, CancellationToken.None);
        int[] valid = batch.ValidateEach(errors);
        batch._clock.Mark(Phase.Validate);
        batch.TryRun(valid, errors, activity);
        lease.Model.Metrics.EndedWith(batch._predicted, inputs.Length);
        return batch._predicted;
    }

    /// <summary>Predicts the rows that are known to be valid, and marks those that ONNX Runtime refuses. The caller goes on with the predictions, and counts what becomes of them.</summary>
    /// <param name="lease">The model, and a slot for this call alone.</param>
    /// <param name="inputs">The rows; those that are not valid are not looked at.</param>
    /// <param name="outputs">Takes a prediction for each good row, at its place.</param>
    /// <param name="statuses">What is known of each row; takes what becomes of the valid ones.</param>
    /// <param name="valid">The numbers of the valid rows, in order.</param>
    /// <param name="errors">Takes the failures of the rows that were refused.</param>
    /// <returns>How many rows were predicted.</returns>
    public static int TryRun(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ReadOnlySpan<int> valid, ICollection<InputError> errors)
    {
        using Activity? activity = ModelActivity.Start(lease.Model.Info, inputs.Length);
        var batch = new Batch<TInput, TOutput, TContract>(in lease, inputs, outputs, statuses[..inputs.Length], [], CancellationToken.None);
        batch.TryRun(valid, errors, activity);
        return batch._predicted;
    }

    /// <summary>Predicts valid rows of several calls, and marks those that ONNX Runtime refuses. The calls count what becomes of them.</summary>
    /// <param name="lease">The model, and a slot for this run alone.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="outputs">Takes a prediction for each good row, at its place.</param>
    /// <param name="statuses">Takes what becomes of each row.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <returns>What was refused, a failure a row; null for nothing.</returns>
    public static RowFailure? RunShared(in ModelLease lease, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, CancellationToken cancellationToken)
    {
        statuses.Clear();
        var batch = new Batch<TInput, TOutput, TContract>(in lease, inputs, outputs, statuses, [], cancellationToken);
        batch.Run([], inputs.Length);
        return batch._refused is { } refused ? new RowFailure(refused, batch._cause) : null;
    }

    private void TryRun(ReadOnlySpan<int> valid, ICollection<InputError> errors, Activity? activity)
    {
        if (valid.Length > 0)
            Run(valid.Length == _inputs.Length ? [] : valid, valid.Length, activity);
        foreach (InputError error in _refused ?? [])
            errors.Add(error);
        if (_refused is not null)
            _model.Metrics.Failed(_refused, "input");
    }

    private readonly int[] ValidateEach(ICollection<InputError> errors)
    {
        var valid = new List<int>(_inputs.Length);
        var validator = new ContractValidator(int.MaxValue) { MaxElements = _model.MaxRowElements };
        for (int i = 0; i < _inputs.Length; i++)
        {
            validator.Row = i;
            if (!typeof(TInput).IsValueType && _inputs[i] is null)
                validator.MissingRow();
            else
                TContract.Validate(in _inputs[i], ref validator);
            if (!_sequences.IsEmpty && _model.Layout.StatesMeetRows && !validator.RowHasErrors)
                StateAgreement<TInput, TOutput, TContract>.Check(_model.Layout, in _inputs[i], StateOf(_sequences[i]), ref validator);
            if (validator.RowHasErrors)
                _statuses[i] = RowStatus.Invalid;
            else
                valid.Add(i);
        }

        foreach (InputError error in validator.Errors)
            errors.Add(error);
        if (validator.HasErrors)
            _model.Metrics.Failed(validator.Errors, "input");
        return [.. valid];
    }

    private readonly void CheckOutputs()
    {
        if (!TContract.ValidatesOutput)
            return;
        var validator = new ContractValidator(MaxErrors);
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (!_statuses.IsEmpty && _statuses[i] != RowStatus.Predicted)
                continue;
            validator.Row = i;
            TContract.ValidateOutput(in _outputs[i], ref validator);
        }

        if (validator.HasErrors)
            _model.ReportOutput(validator.Errors);
    }
}
