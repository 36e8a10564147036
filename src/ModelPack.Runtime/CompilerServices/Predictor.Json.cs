using System.Buffers;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.TryPredictJson"/>
    public bool TryPredictJson<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        ThrowIfNull(output, options, errors);
        if (!ContractJson<TInput, TOutput, TRows>.TryRead(in json, options, errors, out TInput? input, _model.MaxRowElements, _metrics))
            return false;
        if (RunRow(in input, out TOutput? prediction, cancellationToken) is { } failure)
            return Reject(failure, errors);
        ContractJson<TInput, TOutput, TRows>.Write(output, in prediction!);
        return true;
    }

    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.TryPredictJsonBatch"/>
    public bool TryPredictJsonBatch<TRows>(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        ThrowIfNull(output, options, errors);
        if (!ContractJson<TInput, TOutput, TRows>.TryReadBatch(in json, options, errors, out TInput[]? rows, _model.MaxRowElements, _metrics))
            return false;
        var predictions = new TOutput[rows.Length];
        if (Batch<TInput, TOutput, TContract>.Run(_model, rows, predictions, cancellationToken) is { } failure)
            return Reject(failure, errors);
        ContractJson<TInput, TOutput, TRows>.WriteBatch(output, predictions);
        return true;
    }

    private static bool Reject(RowFailure failure, ICollection<InputError> errors)
    {
        foreach (InputError error in failure.Errors)
            errors.Add(error);
        return false;
    }

    private static void ThrowIfNull(IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(errors);
    }
}
