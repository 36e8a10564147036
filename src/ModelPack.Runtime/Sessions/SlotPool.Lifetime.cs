namespace ModelPack.Runtime.Sessions;

// Open, then retired (replaced by another model: no new calls, but sequences that began with it go on), then closed.
internal sealed partial class SlotPool
{
    private const int Open = 0;
    private const int Retired = 1;
    private const int Closed = 2;

    private readonly TaskCompletionSource _unloaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pins;
    private int _isOwnHoldReleased;

    /// <summary>Ends when the session was disposed.</summary>
    public Task Unloaded => _unloaded.Task;

    /// <summary>Keeps the session for a sequence beyond <see cref="Retire"/>, until <see cref="Unpin"/>.</summary>
    /// <returns>False when the pool is retired or closed.</returns>
    public bool TryPin()
    {
        Interlocked.Increment(ref _pins);
        if (Volatile.Read(ref _state) == Open)
            return true;
        Unpin();
        return false;
    }

    /// <summary>Ends what <see cref="TryPin"/> began.</summary>
    public void Unpin()
    {
        if (Interlocked.Decrement(ref _pins) == 0 && Volatile.Read(ref _state) != Open)
            DrainIfUnused();
    }

    /// <summary>A slot for a call of the holder of a pin; null when the pool is closed.</summary>
    public Slot? TryRentPinned()
    {
        Slot? slot = Interlocked.Exchange(ref Home.Slot, null) ?? RentElsewhere();
        return Volatile.Read(ref _state) != Closed ? slot : Refuse(slot);
    }

    /// <summary>Refuses new calls; the session goes when the last slot is back and the last pin is gone.</summary>
    public void Retire()
    {
        if (Interlocked.CompareExchange(ref _state, Retired, Open) == Open)
            DrainIfUnused();
    }

    /// <summary>Closes: no more slots are rented, with or without a pin; the session goes when the last one is back.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _state, Closed);
        DrainIfUnused();
    }

    // Whoever sets the state looks at the pins afterwards, and whoever changes the pins at the state: one of the two sees both.
    private void DrainIfUnused()
    {
        if (Volatile.Read(ref _state) == Retired && Volatile.Read(ref _pins) != 0)
            return;
        Drain();
        if (Interlocked.Exchange(ref _isOwnHoldReleased, 1) == 0)
            Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _holds) != 0)
            return;
        session.Dispose();
        _unloaded.TrySetResult();
    }
}
