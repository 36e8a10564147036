namespace ModelPack.Runtime.Sessions;

/// <summary>Keeps a model loaded for a call that waits for its turn, without a slot: whoever runs its rows has one. Dispose it once.</summary>
internal readonly struct ModelHold(LoadedModel model) : IDisposable
{
    public LoadedModel Model { get; } = model;

    public void Dispose() => Model.Slots.Unpin();
}
