namespace ModelPack.Runtime.Sessions;

/// <summary>The model that a call runs on, which stays loaded until this is disposed, and the call's own slot of its session.</summary>
internal readonly struct ModelLease(LoadedModel model, Slot slot) : IDisposable
{
    public LoadedModel Model { get; } = model;

    public Slot Slot { get; } = slot;

    public void Dispose() => Model.Slots.Return(Slot);
}
