using ModelPack.Runtime.Serving;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <inheritdoc/>
    public ValueTask<TOutput> PredictAsync(TInput input, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<TOutput>(cancellationToken);
        try
        {
            if (Check(in input) is { } invalid)
                return ValueTask.FromException<TOutput>(invalid.ToException());
            if (_batcher is { } batcher && !batcher.TryRunInline(1))
                return batcher.PredictAsync(in input, cancellationToken);
            return ValueTask.FromResult(RunInline(in input, cancellationToken));
        }
        catch (Exception exception)
        {
            return FailedCall.Of<TOutput>(exception, cancellationToken);
        }
    }

    private TOutput RunInline(in TInput input, CancellationToken cancellationToken)
    {
        try
        {
            return RunRow(in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;
        }
        finally
        {
            _batcher?.End();
        }
    }
}
