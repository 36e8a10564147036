using System.Buffers;
using System.Runtime.CompilerServices;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;

namespace ModelPack.Runtime.CompilerServices;

// JSON through the micro-batcher: read, validated and encoded by the caller's thread, decoded and written when the caller goes on.
public sealed partial class EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
{
    /// <inheritdoc cref="ModelHost.PredictJsonAsync"/>
    internal ValueTask<JsonPrediction> PredictJsonAsync(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        try
        {
            if (_tensors.Batcher is not { } batcher)
                return ValueTask.FromResult(PredictJson(in json, output, options, errors, cancellationToken));
            ThrowIfNull(output, options, errors);
            if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, _model.MaxRowElements, _model.Metrics))
                return ValueTask.FromResult(new JsonPrediction(false, _model.Info));
            if (!batcher.TryRunInline(1))
            {
                return Encode(in input, out TInputTensors? tensors) is { } refused
                    ? ValueTask.FromResult(Reject(refused, errors))
                    : PredictQueuedAsync(batcher, tensors!, output, errors, cancellationToken);
            }

            try
            {
                return ValueTask.FromResult(PredictJson(in input, output, errors, cancellationToken));
            }
            finally
            {
                batcher.End();
            }
        }
        catch (Exception exception)
        {
            return FailedCall.Of<JsonPrediction>(exception, cancellationToken);
        }
    }

    /// <inheritdoc cref="ModelHost.PredictJsonBatchAsync"/>
    internal ValueTask<JsonPrediction> PredictJsonBatchAsync(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        // Rows that came together run together, with those of no other: encoding them is most of the work.
        try
        {
            return ValueTask.FromResult(PredictJsonBatch(in json, output, options, errors, cancellationToken));
        }
        catch (Exception exception)
        {
            return FailedCall.Of<JsonPrediction>(exception, cancellationToken);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<JsonPrediction> PredictQueuedAsync(RowBatcher<TInputTensors, TOutputTensors, TTensors> batcher, TInputTensors tensors, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        RowPrediction<TOutputTensors> prediction = await batcher.TryPredictAsync(in tensors, _model, isPart: true, cancellationToken).ConfigureAwait(false);
        if (prediction.Failure is { } failure)
            return Reject(failure, errors);
        TOutput row = Decode(prediction.Row!);
        ContractJson<TInput, TOutput, TRows>.Write(output, in row);
        return new JsonPrediction(true, prediction.Info);
    }
}
