using System.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Serving;

/// <summary>The models of a host, one in each <see cref="ModelSlot"/>, and the one place that decides which of them a call runs on.</summary>
internal sealed class ModelSlots : IDisposable
{
    private readonly Lock _lock = new();

    // Replaced, and still held by calls or sequences.
    private readonly List<LoadedModel> _retired = [];
    private LoadedModel _stable;
    private bool _isDisposed;

    public ModelSlots(LoadedModel stable)
    {
        _stable = stable;
        stable.Metrics.Show();
    }

    /// <summary>The model of slot <see cref="ModelSlot.Stable"/>, for its limits and counters. It may be replaced at any moment; to run it, lease it.</summary>
    public LoadedModel Stable => Volatile.Read(ref _stable);

    /// <summary>Begins a call.</summary>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ModelLease Lease()
    {
        LoadedModel model = Route();
        return model.Slots.TryRent() is { } slot ? new ModelLease(model, slot) : LeaseNext(model);
    }

    /// <summary>Begins a sequence.</summary>
    /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
    public ModelPin Pin() => new(TakePin());

    /// <summary>Begins a call that waits for its turn.</summary>
    /// <inheritdoc cref="Pin"/>
    public ModelHold Hold() => new(TakePin());

    /// <summary>Puts another model into a slot. Calls that run end on the model that they began with, which is unloaded after them.</summary>
    /// <returns>The model before.</returns>
    /// <exception cref="ObjectDisposedException">The predictor was disposed; <paramref name="next"/> was too.</exception>
    public LoadedModel Replace(ModelSlot slot, LoadedModel next)
    {
        if (slot != ModelSlot.Stable)
            throw new ArgumentOutOfRangeException(nameof(slot), slot, "There is no such slot.");
        LoadedModel previous;
        lock (_lock)
        {
            previous = _stable;
            if (_isDisposed)
            {
                next.Dispose();
                throw previous.Slots.Disposed();
            }

            Volatile.Write(ref _stable, next);
            _retired.Add(previous);
        }

        next.Metrics.Show();
        previous.Retire();
        previous.Slots.Unloaded.ContinueWith(_ => Forget(previous), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return previous;
    }

    /// <summary>Closes all models once running calls are done, also those that sequences hold.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _stable.Dispose();
            foreach (LoadedModel model in _retired)
                model.Dispose();
        }
    }

    // A canary would be chosen here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LoadedModel Route() => Volatile.Read(ref _stable);

    private LoadedModel TakePin()
    {
        for (LoadedModel? refused = null; ;)
        {
            LoadedModel model = Route();
            if (model.Slots.TryPin())
                return model;
            ThrowIfDisposed(model, refused);
            refused = model;
        }
    }

    // The model was replaced between the choice and the lease: its successor takes the call.
    private ModelLease LeaseNext(LoadedModel refused)
    {
        while (true)
        {
            LoadedModel model = Route();
            if (model.Slots.TryRent() is { } slot)
                return new ModelLease(model, slot);
            ThrowIfDisposed(model, refused);
            refused = model;
        }
    }

    // A model that refuses and is still in its slot was closed with the predictor: a replaced one has left its slot before it refuses.
    private static void ThrowIfDisposed(LoadedModel model, LoadedModel? refused)
    {
        if (ReferenceEquals(model, refused))
            throw model.Slots.Disposed();
    }

    private void Forget(LoadedModel model)
    {
        lock (_lock)
            _retired.Remove(model);
    }
}
