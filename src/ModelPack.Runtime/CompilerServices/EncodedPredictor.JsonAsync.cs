using System.Buffers;
using System.Runtime.CompilerServices;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

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
            LoadedModel model = Models.Stable;
            if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, model.MaxRowElements, model.Metrics))
                return ValueTask.FromResult(new JsonPrediction(false, model.Info));
            if (!batcher.TryRunInline(1))
                return PredictQueuedAsync(batcher, input, output, errors, cancellationToken);
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
    private async ValueTask<JsonPrediction> PredictQueuedAsync(RowBatcher<TInputTensors, TOutputTensors, TTensors> batcher, TInput input, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        using ModelHold hold = Models.Hold();
        if (Encode(hold.Model, in input, out TInputTensors? tensors) is { } refused)
            return refused.ToPrediction(hold.Model.Info, errors);
        RowPrediction<TOutputTensors> prediction = await batcher.TryPredictAsync(in tensors!, hold.Model, isPart: true, cancellationToken).ConfigureAwait(false);
        if (prediction.Failure is { } failure)
            return failure.ToPrediction(prediction.Info, errors);
        TOutput row = Decode(hold.Model, prediction.Row!);
        ContractJson<TInput, TOutput, TRows>.Write(output, in row);
        return new JsonPrediction(true, prediction.Info);
    }
}
