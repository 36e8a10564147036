using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>Keeps what is logged.</summary>
internal sealed class EventLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _events = new();

    public IReadOnlyCollection<(int Id, LogLevel Level, string Text)> Events => _events;

    /// <summary>Waits until an event is there.</summary>
    public async Task WaitAsync(int id)
    {
        while (_events.All(entry => entry.Id != id))
            await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue((eventId.Id, logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
