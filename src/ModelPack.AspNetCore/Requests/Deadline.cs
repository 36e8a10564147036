namespace ModelPack.AspNetCore.Requests;

/// <summary>A token that is cancelled when the client is gone or the time is over. Used again and again by one request after the other, so that a limit of time costs a request no memory.</summary>
internal sealed class Deadline : IDisposable
{
    private CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;
    private CancellationToken _aborted;

    /// <summary>Whether the time was over, and not because the client was gone.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_aborted.IsCancellationRequested;

    /// <summary>Starts the time; end it with <see cref="Stop"/>.</summary>
    /// <param name="timeout">How long; null for no limit.</param>
    /// <param name="aborted">Cancelled when the client is gone.</param>
    public CancellationToken Start(TimeSpan? timeout, CancellationToken aborted)
    {
        _aborted = aborted;
        if (timeout is not { } limit)
            return aborted;
        _source.CancelAfter(limit);
        _registration = aborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
        return _source.Token;
    }

    /// <summary>Ends the time.</summary>
    public void Stop()
    {
        _registration.Dispose();
        (_registration, _aborted) = (default, default);
        if (_source.TryReset())
            return;
        _source.Dispose();
        _source = new CancellationTokenSource();
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
