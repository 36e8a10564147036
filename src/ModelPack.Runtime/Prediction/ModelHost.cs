using System.Buffers;
using System.ComponentModel;
using ModelPack.Runtime.Serving;

namespace ModelPack;

/// <summary>A model as an app serves it: JSON in and out without knowing the contract's types. One for each loaded predictor; also a keyed singleton of an app's services, by the model's name.</summary>
/// <remarks>Thread-safe, and usable until its predictor is disposed.</remarks>
public abstract class ModelHost
{
    /// <summary>What was compiled in: name, contract, signature.</summary>
    public abstract ModelDescriptor Descriptor { get; }

    /// <summary>The model that serves now.</summary>
    public abstract PredictionInfo Info { get; }

    /// <summary>Whether concurrent calls share native calls, by a micro-batcher with a queue and limits of its own (<see cref="PredictorOptions.MicroBatching"/>).</summary>
    public virtual bool SharesRuns => false;

    /// <summary>The host of a predictor; the same one each time.</summary>
    /// <typeparam name="TModel">The predictor.</typeparam>
    /// <param name="predictor">A loaded predictor.</param>
    public static ModelHost Of<TModel>(TModel predictor)
        where TModel : class, IModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(predictor);
        return TModel.HostOf(predictor);
    }

    /// <summary>Reads one input as JSON in the contract's words, predicts, and writes the prediction as JSON. Completes at once, without allocation, where no micro-batcher is on.</summary>
    /// <param name="json">UTF-8 JSON, one object. Must stay as it is until the result is there.</param>
    /// <param name="output">Takes the prediction; untouched when nothing was predicted.</param>
    /// <param name="options">Limits and leniency of reading.</param>
    /// <param name="errors">Takes every failure, with its JSON path.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <returns>Whether a prediction was written, and which model answered. Await it once.</returns>
    /// <exception cref="ModelOutputException">The model gave something that the contract does not say (MPK3021).</exception>
    /// <exception cref="ModelEncodingException">The contract's encoder gave tensors that do not fit (MPK3022).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    public abstract ValueTask<JsonPrediction> PredictJsonAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default);

    /// <summary>Reads a JSON array of inputs, predicts all, and writes a JSON array of predictions.</summary>
    /// <inheritdoc cref="PredictJsonAsync"/>
    public abstract ValueTask<JsonPrediction> PredictJsonBatchAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default);

    /// <summary>Opens a call in the model's own tensors, for protocols that know no contract. Dispose it.</summary>
    /// <param name="limits">The most rows and elements, and how many failures are listed.</param>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract TensorCall OpenTensors(JsonInputOptions limits);

    /// <summary>
    /// Serves another model of the same contract from now on, without losing a call: checks and loads it beside the one that serves, warms it up, and switches. Calls that run end on the model that they
    /// began with, and so do sequences; then that one is unloaded. One at a time; a second call waits for the first. Going back is the same call with the model before.
    /// </summary>
    /// <param name="replacement">The model, and why it may be trusted.</param>
    /// <param name="cancellationToken">Gives up, as long as the switch has not happened.</param>
    /// <exception cref="ModelLoadException">The model is missing, damaged, not trusted, of another contract, or does not run here (MPK3030 to MPK3033). The one before serves on.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. The model before serves on.</exception>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    public abstract Task<ModelSwap> SwapAsync(ModelReplacement replacement, CancellationToken cancellationToken = default);

    /// <summary>The package manifest of the model that serves now: UTF-8 JSON. Contract and schemas are those that were compiled in.</summary>
    /// <exception cref="ModelNotFoundException">It is not there (MPK3030).</exception>
    public virtual ReadOnlyMemory<byte> ReadManifest() => Descriptor.ReadManifest();
}
