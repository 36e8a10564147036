using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Sessions;

/// <summary>A model that is ready to run: its session's slots, its tensors and its identity.</summary>
internal sealed class LoadedModel(SlotPool slots, ModelLayout layout, PredictionInfo info, CheckedModel files, PredictorOptions options) : IDisposable
{
    private readonly OutputPolicy _outputPolicy = options.OutputPolicy;

    public SlotPool Slots { get; } = slots;

    public ModelLayout Layout { get; } = layout;

    /// <summary>Which model this is, for callers and metrics.</summary>
    public PredictionInfo Info { get; } = info;

    /// <summary>The files that ship with the model, for encoders and decoders.</summary>
    public ModelAssets Assets { get; } = files.Assets;

    /// <summary>Its package manifest; empty where that is the one beside the app, or there is none.</summary>
    public ReadOnlyMemory<byte> Manifest { get; } = files.Manifest;

    public ModelMetrics Metrics { get; } = new(info);

    public int MaxBatchRows { get; } = Math.Max(1, options.MaxBatchRows);

    public long MaxRowElements { get; } = options.MaxRowElements;

    /// <summary>Begins a call of a model that no host has yet.</summary>
    public ModelLease Lease() => new(this, Slots.Rent());

    /// <summary>Begins a call for the holder of a pin.</summary>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    public ModelLease LeasePinned() => new(this, Slots.TryRentPinned() ?? throw Slots.Disposed());

    /// <summary>Counts what is wrong with a prediction, or throws, as the options say.</summary>
    public void ReportOutput(IReadOnlyList<InputError> errors)
    {
        Metrics.Failed(errors, "output");
        if (_outputPolicy == OutputPolicy.Throw)
            throw new ModelOutputException($"The prediction breaks the contract's output: {string.Join("; ", errors.Select(e => $"{e.Path}: {e.Message}"))}");
    }

    /// <summary>Another model has taken its place: new calls are refused, and it is unloaded after those that run and the sequences that began with it.</summary>
    public void Retire()
    {
        Metrics.Dispose();
        Slots.Retire();
    }

    public void Dispose()
    {
        Metrics.Dispose();
        Slots.Dispose();
    }
}
