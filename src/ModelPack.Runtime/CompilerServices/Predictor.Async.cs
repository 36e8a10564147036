using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

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
            if (Batcher is not { } batcher)
                return ValueTask.FromResult(Predict(input, cancellationToken));
            ThrowIfNull(in input);
            if (Check(Models.Stable, in input) is { } invalid)
                return ValueTask.FromException<TOutput>(invalid.ToException());
            return batcher.TryRunInline(1)
                ? ValueTask.FromResult(RunInline(batcher, in input, cancellationToken))
                : batcher.PredictAsync(in input, cancellationToken);
        }
        catch (Exception exception)
        {
            return FailedCall.Of<TOutput>(exception, cancellationToken);
        }
    }

    private TOutput RunInline(RowBatcher<TInput, TOutput, TContract> batcher, in TInput input, CancellationToken cancellationToken)
    {
        try
        {
            using ModelLease lease = Models.Lease();
            return RunRow(in lease, in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;
        }
        finally
        {
            batcher.End();
        }
    }
}
