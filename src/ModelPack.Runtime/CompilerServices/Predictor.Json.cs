using System.Buffers;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    private ModelHost? _host;

    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.HostOf"/>
    public ModelHost Host<TRows>()
        where TRows : struct, IRowContract<TInput, TOutput> =>
        _host ?? Interlocked.CompareExchange(ref _host, new PredictorHost<TInput, TOutput, TContract, TRows>(this), null) ?? _host;

    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.TryPredictJson"/>
    public bool TryPredictJson<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default)
        where TRows : struct, IRowContract<TInput, TOutput> =>
        PredictJson<TRows>(in json, output, options, errors, cancellationToken).IsPredicted;

    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.TryPredictJsonBatch"/>
    public bool TryPredictJsonBatch<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default)
        where TRows : struct, IRowContract<TInput, TOutput> =>
        PredictJsonBatch<TRows>(in json, output, options, errors, cancellationToken).IsPredicted;

    internal JsonPrediction PredictJson<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        ThrowIfNull(output, options, errors);
        LoadedModel model = Models.Stable;
        if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, model.MaxRowElements, model.Metrics))
            return new JsonPrediction(false, model.Info);
        return PredictJson<TRows>(in input, output, errors, cancellationToken);
    }

    private JsonPrediction PredictJson<TRows>(in TInput input, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        using ModelLease lease = Models.Lease();
        if (RunRow(in lease, in input, out TOutput? prediction, cancellationToken) is { } failure)
            return failure.ToPrediction(lease.Model.Info, errors);
        ContractJson<TInput, TOutput, TRows>.Write(output, in prediction!);
        return new JsonPrediction(true, lease.Model.Info);
    }

    internal JsonPrediction PredictJsonBatch<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        ThrowIfNull(output, options, errors);
        LoadedModel model = Models.Stable;
        if (!ContractJson<TInput, TOutput, TRows>.TryReadBatch(in json, options, errors, out TInput[]? rows, model.MaxRowElements, model.Metrics))
            return new JsonPrediction(false, model.Info);
        return PredictJsonBatch<TRows>(rows, output, errors, cancellationToken);
    }

    private JsonPrediction PredictJsonBatch<TRows>(TInput[] rows, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        var predictions = new TOutput[rows.Length];
        using ModelLease lease = Models.Lease();
        if (Batch<TInput, TOutput, TContract>.Run(in lease, rows, predictions, cancellationToken) is { } failure)
            return failure.ToPrediction(lease.Model.Info, errors);
        ContractJson<TInput, TOutput, TRows>.WriteBatch(output, predictions);
        return new JsonPrediction(true, lease.Model.Info);
    }

    private static void ThrowIfNull(IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(errors);
    }
}
