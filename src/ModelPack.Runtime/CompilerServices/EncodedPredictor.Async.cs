using System.Runtime.CompilerServices;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
{
    /// <inheritdoc/>
    public ValueTask<TOutput> PredictAsync(TInput input, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<TOutput>(cancellationToken);
        try
        {
            if (_tensors.Batcher is not { } batcher)
                return ValueTask.FromResult(Predict(input, cancellationToken));
            ThrowIfNull(in input);
            if (Check(Models.Stable, in input) is { } invalid)
                return ValueTask.FromException<TOutput>(invalid.ToException());
            if (!batcher.TryRunInline(1))
                return PredictQueuedAsync(batcher, input, cancellationToken);
            try
            {
                return ValueTask.FromResult(PredictValid(in input, cancellationToken));
            }
            finally
            {
                batcher.End();
            }
        }
        catch (Exception exception)
        {
            return FailedCall.Of<TOutput>(exception, cancellationToken);
        }
    }

    private TOutput PredictValid(in TInput input, CancellationToken cancellationToken)
    {
        using ModelLease lease = Models.Lease();
        return RunRow(in lease, in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;
    }

    // Tensors run on the model whose files they were encoded with. Encoding and decoding are the caller's own work.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TOutput> PredictQueuedAsync(RowBatcher<TInputTensors, TOutputTensors, TTensors> batcher, TInput input, CancellationToken cancellationToken)
    {
        using ModelHold hold = Models.Hold();
        if (Encode(hold.Model, in input, out TInputTensors? tensors) is { } refused)
            throw refused.ToException();
        RowPrediction<TOutputTensors> output = await batcher.TryPredictAsync(in tensors!, hold.Model, isPart: true, cancellationToken).ConfigureAwait(false);
        return output.Failure is { } failure ? throw failure.ToException() : Decode(hold.Model, output.Row!);
    }
}
