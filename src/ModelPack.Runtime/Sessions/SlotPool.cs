using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>
/// The idle slots of a session, and its lifetime. A rented slot is a lease: the session is disposed when the pool is closed
/// and the last slot is back, never during a run, which would kill the process.
/// </summary>
internal sealed class SlotPool(SharedSession session, ModelLayout layout, string model) : IDisposable
{
    private readonly Place[] _places = new Place[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2 * Environment.ProcessorCount))];

    // Slots that exist, idle or rented, and one for the pool itself until it is closed.
    private int _holds = 1;
    private int _closed;

    /// <summary>A slot for the calling thread alone, until <see cref="Return"/>.</summary>
    /// <exception cref="ObjectDisposedException">The pool is closed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slot Rent()
    {
        Slot? slot = Interlocked.Exchange(ref Home.Slot, null) ?? RentElsewhere();
        if (Volatile.Read(ref _closed) != 0)
            ThrowClosed(slot);
        return slot;
    }

    /// <summary>Gives a slot back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(Slot slot)
    {
        slot.Rest();
        if (Interlocked.CompareExchange(ref Home.Slot, slot, null) is not null)
            ReturnElsewhere(slot);

        // Closing sets the flag before it empties the places, and the exchange above is a full fence: one of the two sees the slot.
        if (Volatile.Read(ref _closed) != 0)
            Drain();
    }

    /// <summary>Closes: no more slots are rented; the session goes when the last one is back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        Drain();
        Release();
    }

    // Slots stay near the core that used them last, which spares the places and the buffers a trip between caches.
    private ref Place Home
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _places[Thread.GetCurrentProcessorId() & (_places.Length - 1)];
    }

    private Slot RentElsewhere()
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i].Slot is not null && Interlocked.Exchange(ref _places[i].Slot, null) is { } slot)
                return slot;
        }

        // The session may be disposed as soon as the count is 0, so it only ever rises from 1 or more.
        for (int holds = Volatile.Read(ref _holds); ;)
        {
            if (holds == 0)
                throw Closed();
            int seen = Interlocked.CompareExchange(ref _holds, holds + 1, holds);
            if (seen == holds)
                return new Slot(session, layout);
            holds = seen;
        }
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

    private void Release()
    {
        if (Interlocked.Decrement(ref _holds) == 0)
            session.Dispose();
    }

    private void ThrowClosed(Slot slot)
    {
        Discard(slot);
        throw Closed();
    }

    private ObjectDisposedException Closed() => new(model, $"The predictor of model '{model}' was disposed.");

    // A cache line each, so that cores do not disturb each other.
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Place
    {
        public Slot? Slot;
    }
}
