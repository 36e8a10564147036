using System.Buffers;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
{
    private ModelHost? _host;

    /// <inheritdoc cref="IModel{TSelf}.HostOf"/>
    public ModelHost Host() => _host
        ?? Interlocked.CompareExchange(ref _host, new EncodedPredictorHost<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>(this), null)
        ?? _host;

    /// <inheritdoc cref="IModel{TSelf}.TryPredictJson"/>
    public bool TryPredictJson(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        PredictJson(in json, output, options, errors, cancellationToken).IsPredicted;

    /// <inheritdoc cref="IModel{TSelf}.TryPredictJsonBatch"/>
    public bool TryPredictJsonBatch(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        PredictJsonBatch(in json, output, options, errors, cancellationToken).IsPredicted;

    internal JsonPrediction PredictJson(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        ThrowIfNull(output, options, errors);
        LoadedModel model = Models.Stable;
        if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, model.MaxRowElements, model.Metrics))
            return new JsonPrediction(false, model.Info);
        return PredictJson(in input, output, errors, cancellationToken);
    }

    private JsonPrediction PredictJson(in TInput input, IBufferWriter<byte> output, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        using ModelLease lease = Models.Lease();
        if (RunRow(in lease, in input, out TOutput? prediction, cancellationToken) is { } failure)
            return failure.ToPrediction(lease.Model.Info, errors);
        ContractJson<TInput, TOutput, TRows>.Write(output, in prediction!);
        return new JsonPrediction(true, lease.Model.Info);
    }

    internal JsonPrediction PredictJsonBatch(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken)
    {
        ThrowIfNull(output, options, errors);
        LoadedModel model = Models.Stable;
        if (!ContractJson<TInput, TOutput, TRows>.TryReadBatch(in json, options, errors, out TInput[]? rows, model.MaxRowElements, model.Metrics))
            return new JsonPrediction(false, model.Info);
        var predictions = new TOutput[rows.Length];
        using ModelLease lease = Models.Lease();
        if (Run(in lease, rows, predictions, validate: false, cancellationToken) is { } failure)
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
