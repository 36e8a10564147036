using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <inheritdoc/>
    public TOutput[] PredictBatch(ReadOnlySpan<TInput> inputs)
    {
        if (inputs.IsEmpty)
            return [];
        var outputs = new TOutput[inputs.Length];
        PredictBatch(inputs, outputs);
        return outputs;
    }

    /// <inheritdoc/>
    public void PredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs)
    {
        ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        using ModelLease lease = Models.Lease();
        Batch<TInput, TOutput, TContract>.Predict(in lease, inputs, outputs);
    }

    /// <inheritdoc/>
    public int TryPredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors)
    {
        ThrowIfShorter(outputs.Length, inputs.Length, nameof(outputs));
        ThrowIfShorter(statuses.Length, inputs.Length, nameof(statuses));
        ArgumentNullException.ThrowIfNull(errors);
        using ModelLease lease = Models.Lease();
        return Batch<TInput, TOutput, TContract>.TryPredict(in lease, inputs, outputs, statuses, errors);
    }

    internal static void ThrowIfShorter(int length, int rows, string parameter)
    {
        if (length < rows)
            throw new ArgumentException($"Room for {rows} rows is needed, and there is room for {length}.", parameter);
    }
}
