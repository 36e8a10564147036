using System.Diagnostics.CodeAnalysis;

namespace ModelPack;

/// <summary>A sequence of rows with a state that the model carries from one to the next (<see cref="StateAttribute"/>); opened by the predictor's <c>OpenSequence()</c>.</summary>
/// <remarks>
/// For one thread at a time: a call during another one throws <see cref="InvalidOperationException"/>. Many sequences of one predictor run in parallel, or together
/// by the predictor's <c>PredictBatch</c> over sequences. A call that fails leaves the state as it was.
/// </remarks>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
public interface ISequence<TInput, TOutput> : IDisposable
{
    /// <summary>Predicts the next row, and keeps the state that the model gave.</summary>
    /// <param name="input">The row.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph; the state stays.</param>
    /// <exception cref="InvalidInputException">The row does not fit the contract (MPK3001 to MPK3011), or ONNX Runtime refused its data (MPK3020).</exception>
    /// <exception cref="ModelOutputException">The model gave something that the contract does not say (MPK3021).</exception>
    /// <exception cref="InvalidOperationException">Another call of this sequence is running.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The sequence, or its predictor, was disposed.</exception>
    TOutput Predict(TInput input, CancellationToken cancellationToken = default);

    /// <summary>Predicts the next row; reports invalid input instead of throwing.</summary>
    /// <param name="input">The row.</param>
    /// <param name="prediction">The prediction, when this returns true.</param>
    /// <param name="errors">All failures, when this returns false; otherwise empty.</param>
    /// <returns>Whether the row was predicted.</returns>
    /// <exception cref="InvalidOperationException">Another call of this sequence is running.</exception>
    bool TryPredict(TInput input, [MaybeNullWhen(false)] out TOutput prediction, out IReadOnlyList<InputError> errors);

    /// <summary>Starts again from zeros.</summary>
    /// <exception cref="InvalidOperationException">Another call of this sequence is running.</exception>
    /// <exception cref="ObjectDisposedException">The sequence was disposed.</exception>
    void Reset();
}
