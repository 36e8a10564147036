using System.Runtime.CompilerServices;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;

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
            if (Check(in input) is { } invalid)
                return ValueTask.FromException<TOutput>(invalid.ToException());
            if (_tensors.Batcher is not { } batcher)
                return ValueTask.FromResult(PredictValid(in input, cancellationToken));
            if (!batcher.TryRunInline(1))
                return Encode(in input, out TInputTensors? tensors) is { } refused ? ValueTask.FromException<TOutput>(refused.ToException()) : PredictQueuedAsync(batcher, tensors!, cancellationToken);
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

    private TOutput PredictValid(in TInput input, CancellationToken cancellationToken) =>
        RunRow(in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;

    // Tensors run on the model whose files they were encoded with. Encoding and decoding are the caller's own work.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TOutput> PredictQueuedAsync(RowBatcher<TInputTensors, TOutputTensors, TTensors> batcher, TInputTensors tensors, CancellationToken cancellationToken)
    {
        RowPrediction<TOutputTensors> output = await batcher.TryPredictAsync(in tensors, _model, isPart: true, cancellationToken).ConfigureAwait(false);
        return output.Failure is { } failure ? throw failure.ToException() : Decode(output.Row!);
    }
}
