using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Sessions;

/// <summary>A model that is ready to run: its session's slots, its tensors and its identity.</summary>
internal sealed class LoadedModel(SlotPool slots, ModelLayout layout, PredictionInfo info, ModelAssets assets, PredictorOptions options) : IDisposable
{
    private readonly OutputPolicy _outputPolicy = options.OutputPolicy;

    public SlotPool Slots { get; } = slots;

    public ModelLayout Layout { get; } = layout;

    /// <summary>Which model this is, for callers and metrics.</summary>
    public PredictionInfo Info { get; } = info;

    /// <summary>The files that ship with the model, for encoders and decoders.</summary>
    public ModelAssets Assets { get; } = assets;

    public ModelMetrics Metrics { get; } = new(info);

    public int MaxBatchRows { get; } = Math.Max(1, options.MaxBatchRows);

    public long MaxRowElements { get; } = options.MaxRowElements;

    /// <summary>Counts what is wrong with a prediction, or throws, as the options say.</summary>
    public void ReportOutput(IReadOnlyList<InputError> errors)
    {
        Metrics.Failed(errors, "output");
        if (_outputPolicy == OutputPolicy.Throw)
            throw new ModelOutputException($"The prediction breaks the contract's output: {string.Join("; ", errors.Select(e => $"{e.Path}: {e.Message}"))}");
    }

    public void Dispose()
    {
        Metrics.Dispose();
        Slots.Dispose();
    }
}
