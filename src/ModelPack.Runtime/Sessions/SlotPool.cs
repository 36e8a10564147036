using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

/// <summary>
/// The idle slots of a session, and its lifetime. A rented slot is a lease: the session is disposed when the pool is closed
/// and the last slot is back, never during a run, which would kill the process.
/// </summary>
internal sealed partial class SlotPool(SharedSession session, ModelLayout layout, string model) : IDisposable
{
    private readonly Place[] _places = new Place[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2 * Environment.ProcessorCount))];

    // Slots that exist, idle or rented, and one for the pool itself until it is closed, or retired and without pins.
    private int _holds = 1;
    private int _state = Open;

    public InferenceSession Session => session.Session;

    /// <summary>A slot for the calling thread alone, until <see cref="Return"/>; null when the pool is retired or closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slot? TryRent()
    {
        Slot? slot = Interlocked.Exchange(ref Home.Slot, null) ?? RentElsewhere();
        return Volatile.Read(ref _state) == Open ? slot : Refuse(slot);
    }

    /// <inheritdoc cref="TryRent"/>
    /// <exception cref="ObjectDisposedException">The pool is retired or closed.</exception>
    public Slot Rent() => TryRent() ?? throw Disposed();

    /// <summary>Gives a slot back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(Slot slot)
    {
        slot.Rest();
        if (Interlocked.CompareExchange(ref Home.Slot, slot, null) is not null)
            ReturnElsewhere(slot);

        // Closing sets the state before it empties the places, and the exchange above is a full fence: one of the two sees the slot.
        if (Volatile.Read(ref _state) != Open)
            DrainIfUnused();
    }

    /// <summary>What is thrown to callers of a model that its owner has closed.</summary>
    public ObjectDisposedException Disposed() => new(model, $"The predictor of model '{model}' was disposed.");

    // Slots stay near the core that used them last, which spares the places and the buffers a trip between caches.
    private ref Place Home
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _places[Thread.GetCurrentProcessorId() & (_places.Length - 1)];
    }

    // Null when the session is gone.
    private Slot? RentElsewhere()
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i].Slot is not null && Interlocked.Exchange(ref _places[i].Slot, null) is { } slot)
                return slot;
        }

        // The session may be disposed as soon as the count is 0, so it only ever rises from 1 or more.
        for (int holds = Volatile.Read(ref _holds); holds != 0;)
        {
            int seen = Interlocked.CompareExchange(ref _holds, holds + 1, holds);
            if (seen == holds)
                return new Slot(session, layout);
            holds = seen;
        }

        return null;
    }

    private void ReturnElsewhere(Slot slot)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i].Slot is null && Interlocked.CompareExchange(ref _places[i].Slot, slot, null) is null)
                return;
        }

        Discard(slot);
    }

    private Slot? Refuse(Slot? slot)
    {
        if (slot is not null)
            Discard(slot);
        return null;
    }

    private void Drain()
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (Interlocked.Exchange(ref _places[i].Slot, null) is { } slot)
                Discard(slot);
        }
    }

    private void Discard(Slot slot)
    {
        slot.Dispose();
        Release();
    }

    // A cache line each, so that cores do not disturb each other.
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Place
    {
        public Slot? Slot;
    }
}
