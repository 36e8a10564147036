using System.Diagnostics.CodeAnalysis;

namespace ModelPack;

/// <summary>A loaded model with a typed input and output. Thread-safe; dispose it to close the session once running calls are done.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
public interface IPredictor<TInput, TOutput> : IDisposable
{
    /// <summary>Predicts one row.</summary>
    /// <param name="input">The row.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <exception cref="InvalidInputException">The row does not fit the contract (MPK3001 to MPK3011), or ONNX Runtime refused its data (MPK3020).</exception>
    /// <exception cref="ModelOutputException">The model gave something that the contract does not say (MPK3021).</exception>
    /// <exception cref="ModelEncodingException">The contract's encoder gave tensors that do not fit (MPK3022).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    TOutput Predict(TInput input, CancellationToken cancellationToken = default);

    /// <summary>Predicts one row, and says which model did.</summary>
    /// <inheritdoc cref="Predict(TInput, CancellationToken)"/>
    TOutput Predict(TInput input, out PredictionInfo info, CancellationToken cancellationToken = default);

    /// <summary>Predicts one row; reports invalid input instead of throwing.</summary>
    /// <param name="input">The row.</param>
    /// <param name="prediction">The prediction, when this returns true.</param>
    /// <param name="errors">All failures, when this returns false; otherwise empty.</param>
    /// <returns>Whether the row was predicted.</returns>
    bool TryPredict(TInput input, [MaybeNullWhen(false)] out TOutput prediction, out IReadOnlyList<InputError> errors);

    /// <summary>Predicts many rows with as few native calls as the model and <see cref="PredictorOptions.MaxBatchRows"/> allow.</summary>
    /// <param name="inputs">The rows.</param>
    /// <returns>A prediction for each row, in order.</returns>
    /// <exception cref="InvalidInputException">Rows are invalid; thrown before any native call. Paths name the row, as in <c>$[3].petalWidth</c>.</exception>
    TOutput[] PredictBatch(ReadOnlySpan<TInput> inputs);

    /// <summary>Predicts many rows into a span of the caller.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="outputs">Takes a prediction for each row; at least as long as <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="outputs"/> is shorter than <paramref name="inputs"/>.</exception>
    /// <exception cref="InvalidInputException">Rows are invalid; thrown before any native call.</exception>
    void PredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs);

    /// <summary>Predicts the good rows and marks the bad ones.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="outputs">Takes a prediction for each good row, at its place.</param>
    /// <param name="statuses">Takes what became of each row.</param>
    /// <param name="errors">Takes the failures of all bad rows.</param>
    /// <returns>How many rows were predicted.</returns>
    int TryPredictBatch(ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, Span<RowStatus> statuses, ICollection<InputError> errors);

    /// <summary>Predicts one row, through the micro-batcher where it is on; otherwise runs inline.</summary>
    /// <inheritdoc cref="Predict(TInput, CancellationToken)"/>
    ValueTask<TOutput> PredictAsync(TInput input, CancellationToken cancellationToken = default);
}
