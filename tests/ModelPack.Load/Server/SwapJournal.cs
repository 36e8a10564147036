namespace ModelPack.Load.Server;

/// <summary>Counts what the app's log says of swaps: models that were replaced, and models that were unloaded after it.</summary>
internal sealed class SwapJournal : ILoggerProvider, ILogger
{
    private const int Replaced = 1003;
    private const int Unloaded = 1005;

    private int _open;

    /// <summary>Models that were replaced and are still loaded.</summary>
    public int Open => Volatile.Read(ref _open);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == Replaced)
            Interlocked.Increment(ref _open);
        else if (eventId.Id == Unloaded)
            Interlocked.Decrement(ref _open);
    }

    public void Dispose()
    {
    }
}
