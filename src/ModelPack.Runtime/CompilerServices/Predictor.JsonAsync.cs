using System.Buffers;
using System.Runtime.CompilerServices;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Serving;

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
            if (_batcher is null)
                return ValueTask.FromResult(PredictJson<TRows>(in json, output, options, errors, cancellationToken));
            ThrowIfNull(output, options, errors);
            if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, _model.MaxRowElements, _metrics))
                return ValueTask.FromResult(new JsonPrediction(false, _model.Info));
            if (!_batcher.TryRunInline(1))
                return PredictQueuedAsync<TRows>(_batcher, input, output, errors, cancellationToken);
            try
            {
                return ValueTask.FromResult(PredictJson<TRows>(in input, output, errors, cancellationToken));
            }
            finally
            {
                _batcher.End();
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
            if (_batcher is null)
                return ValueTask.FromResult(PredictJsonBatch<TRows>(in json, output, options, errors, cancellationToken));
            ThrowIfNull(output, options, errors);
            if (!ContractJson<TInput, TOutput, TRows>.TryReadBatch(in json, options, errors, out TInput[]? rows, _model.MaxRowElements, _metrics))
                return ValueTask.FromResult(new JsonPrediction(false, _model.Info));
            if (rows.Length > 0 && !_batcher.TryRunInline(rows.Length))
                return PredictQueuedAsync<TRows>(_batcher, rows, output, errors, cancellationToken);
            try
            {
                return ValueTask.FromResult(PredictJsonBatch<TRows>(rows, output, errors, cancellationToken));
            }
            finally
            {
                if (rows.Length > 0)
                    _batcher.End();
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
            return Reject(failure, errors, prediction.Info);
        ContractJson<TInput, TOutput, TRows>.Write(output, prediction.Row!);
        return new JsonPrediction(true, prediction.Info);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<JsonPrediction> PredictQueuedAsync<TRows>(RowBatcher<TInput, TOutput, TContract> batcher, TInput[] rows, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        var predictions = new TOutput[rows.Length];
        RowPrediction<TOutput> prediction = await batcher.TryPredictAsync(rows, predictions, _model, isPart: false, cancellationToken).ConfigureAwait(false);
        if (prediction.Failure is { } failure)
            return Reject(failure, errors, prediction.Info);
        ContractJson<TInput, TOutput, TRows>.WriteBatch(output, predictions);
        return new JsonPrediction(true, prediction.Info);
    }
}
