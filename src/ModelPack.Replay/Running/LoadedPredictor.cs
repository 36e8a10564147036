using System.Buffers;
using System.Reflection;

namespace ModelPack.Replay.Running;

/// <summary>A predictor by the static members that every generated one has.</summary>
/// <typeparam name="TModel">The predictor.</typeparam>
internal sealed class LoadedPredictor<TModel>(PredictorOptions options) : ILoadedPredictor
    where TModel : class, IModel<TModel>
{
    private readonly TModel _predictor = TModel.Load(options);

    /// <inheritdoc/>
    public ModelDescriptor Descriptor => TModel.Descriptor;

    /// <inheritdoc/>
    public Assembly Assembly => typeof(TModel).Assembly;

    /// <inheritdoc/>
    public bool TryPredict(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, ICollection<InputError> errors) =>
        TModel.TryPredictJson(_predictor, in json, output, JsonInputOptions.Default, errors);

    /// <inheritdoc/>
    public void Dispose() => _predictor.Dispose();
}
