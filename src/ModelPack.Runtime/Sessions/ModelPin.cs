namespace ModelPack.Runtime.Sessions;

/// <summary>Keeps the model that a sequence began with: the state that one model's weights gave means nothing to another's.</summary>
/// <remarks>A sequence that is forgotten instead of disposed must not keep a replaced model in memory for ever, so the collector disposes it too.</remarks>
internal sealed class ModelPin : IDisposable
{
    private int _isReleased;

    /// <summary>Takes over a pin of the model's slots.</summary>
    public ModelPin(LoadedModel model) => Model = model;

    ~ModelPin() => Release();

    public LoadedModel Model { get; }

    /// <summary>Begins a call.</summary>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    public ModelLease Lease() => Model.LeasePinned();

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            Model.Slots.Unpin();
    }
}
