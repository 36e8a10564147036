using System.Buffers;

namespace ModelPack;

/// <summary>What hosts need of a generated predictor without knowing its input and output types. Implemented by the generator.</summary>
/// <typeparam name="TSelf">The predictor itself.</typeparam>
public interface IModel<TSelf> : IDisposable
    where TSelf : class, IModel<TSelf>
{
    /// <summary>Name, version, digests, signature and contract; needs no file.</summary>
    static abstract ModelDescriptor Descriptor { get; }

    /// <summary>Opens the model beside the app (or at <see cref="PredictorOptions.ModelPath"/>), checks its digest and warms it up.</summary>
    static abstract TSelf Load(PredictorOptions? options = null);

    /// <summary>The host of a loaded predictor; the same one each time. Call <see cref="ModelHost.Of"/>.</summary>
    /// <param name="predictor">The predictor.</param>
    static abstract ModelHost HostOf(TSelf predictor);

    /// <summary>Reads one input as JSON in the contract's words, predicts, and writes the prediction as JSON.</summary>
    /// <param name="predictor">The predictor.</param>
    /// <param name="json">UTF-8 JSON, one object.</param>
    /// <param name="output">Takes the prediction; untouched when this returns false.</param>
    /// <param name="options">Limits and leniency of reading.</param>
    /// <param name="errors">Takes every failure, with its JSON path.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <returns>Whether a prediction was written.</returns>
    static abstract bool TryPredictJson(TSelf predictor, in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default);

    /// <summary>Reads a JSON array of inputs, predicts all, and writes a JSON array of predictions.</summary>
    /// <inheritdoc cref="TryPredictJson"/>
    static abstract bool TryPredictJsonBatch(TSelf predictor, in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default);
}
