using System.Diagnostics;
using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Serving;

public sealed partial class TensorCall
{
    /// <summary>Runs the model over the inputs that were given.</summary>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <returns>False when nothing was run, or the model refused the data; <see cref="Errors"/> says why.</returns>
    /// <exception cref="ModelOutputException">An output cannot be carried as the model describes it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> RunAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        try
        {
            return ValueTask.FromResult(Run(cancellationToken));
        }
        catch (Exception exception)
        {
            return FailedCall.Of<bool>(exception, cancellationToken);
        }
    }

    private bool Run(CancellationToken cancellationToken)
    {
        CheckComplete();
        _isCounted = true;
        if (_errors.Count > 0)
        {
            _model.Metrics.Rejected(_errors);
            return false;
        }

        using Activity? activity = ModelActivity.Start(_model.Info, Rows);
        try
        {
            PhaseClock clock = _model.Metrics.StartClock();
            RowFailure? failure = _slot!.Execute(Binding, cancellationToken);
            clock.Mark(Phase.Infer);
            return Count(failure, activity);
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception, activity))
        {
            throw;
        }
    }

    private bool Count(RowFailure? failure, Activity? activity)
    {
        _model.Metrics.Ran(Rows);
        if (failure is null)
        {
            _model.Metrics.Predicted(Rows);
            return true;
        }

        foreach (InputError error in failure.Errors)
            Fail(error);
        _model.Metrics.Rejected(failure.Errors);
        ModelActivity.Fail(activity, failure.Errors[0].Code);
        return false;
    }

    private void CheckComplete()
    {
        if (Tensors.NotCarried is { } name)
            Fail(new InputError(PrintableText.Name(name), TensorErrorCodes.Missing, $"'{PrintableText.Name(name)}' is not a tensor, so that this model runs only through its contract."));
        for (int i = 0; i < Tensors.Inputs.Count; i++)
        {
            if (Tensors.Inputs[i].IsRequired && !Binding.IsGiven(i))
                Fail(Tensors.Inputs[i].Error(TensorErrorCodes.Missing, "is required"));
        }

        if (Rows > _limits.MaxRows)
            Fail(new InputError("inputs", TensorErrorCodes.TooMany, "The request has more rows than it may have."));
        if (_elements > (Int128)_model.MaxRowElements * Rows)
            Fail(new InputError("inputs", TensorErrorCodes.TooMany, "A row has more elements than it may have."));
        if (_errors.Count == 0 && Binding.FindBadTruthValue() is { } tensor)
            Fail(tensor.Error(TensorErrorCodes.WrongType, "holds bytes that are neither 0 nor 1"));
    }
}
