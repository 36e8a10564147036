using System.Buffers;
using System.Runtime.CompilerServices;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

// JSON through the micro-batcher: read and validated by the caller's thread, run with the rows of others, written when the caller goes on.
public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <inheritdoc cref="ModelHost.PredictJsonAsync"/>
    internal ValueTask<JsonPrediction> PredictJsonAsync<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        try
        {
            if (Batcher is not { } batcher)
                return ValueTask.FromResult(PredictJson<TRows>(in json, output, options, errors, cancellationToken));
            ThrowIfNull(output, options, errors);
            LoadedModel model = Models.Stable;
            if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, model.MaxRowElements, model.Metrics))
                return ValueTask.FromResult(new JsonPrediction(false, model.Info));
            if (!batcher.TryRunInline(1))
                return PredictQueuedAsync<TRows>(batcher, input, output, errors, cancellationToken);
            try
            {
                return ValueTask.FromResult(PredictJson<TRows>(in input, output, errors, cancellationToken));
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
    internal ValueTask<JsonPrediction> PredictJsonBatchAsync<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        try
        {
            if (Batcher is not { } batcher)
                return ValueTask.FromResult(PredictJsonBatch<TRows>(in json, output, options, errors, cancellationToken));
            ThrowIfNull(output, options, errors);
            LoadedModel model = Models.Stable;
            if (!ContractJson<TInput, TOutput, TRows>.TryReadBatch(in json, options, errors, out TInput[]? rows, model.MaxRowElements, model.Metrics))
                return ValueTask.FromResult(new JsonPrediction(false, model.Info));
            if (rows.Length > 0 && !batcher.TryRunInline(rows.Length))
                return PredictQueuedAsync<TRows>(batcher, rows, output, errors, cancellationToken);
            try
            {
                return ValueTask.FromResult(PredictJsonBatch<TRows>(rows, output, errors, cancellationToken));
            }
            finally
            {
                if (rows.Length > 0)
                    batcher.End();
            }
        }
        catch (Exception exception)
        {
            return FailedCall.Of<JsonPrediction>(exception, cancellationToken);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<JsonPrediction> PredictQueuedAsync<TRows>(RowBatcher<TInput, TOutput, TContract> batcher, TInput input, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        RowPrediction<TOutput> prediction = await batcher.TryPredictAsync(in input, pinned: null, isPart: false, cancellationToken).ConfigureAwait(false);
        if (prediction.Failure is { } failure)
            return failure.ToPrediction(prediction.Info, errors);
        ContractJson<TInput, TOutput, TRows>.Write(output, prediction.Row!);
        return new JsonPrediction(true, prediction.Info);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<JsonPrediction> PredictQueuedAsync<TRows>(RowBatcher<TInput, TOutput, TContract> batcher, TInput[] rows, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        var predictions = new TOutput[rows.Length];
        RowPrediction<TOutput> prediction;

        // Rows of one document are all predicted by one model, also where several runs take them.
        using (ModelHold hold = Models.Hold())
            prediction = await batcher.TryPredictAsync(rows, predictions, hold.Model, isPart: false, cancellationToken).ConfigureAwait(false);
        if (prediction.Failure is { } failure)
            return failure.ToPrediction(prediction.Info, errors);
        ContractJson<TInput, TOutput, TRows>.WriteBatch(output, predictions);
        return new JsonPrediction(true, prediction.Info);
    }
}
