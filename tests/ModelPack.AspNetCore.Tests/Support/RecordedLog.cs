using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>Keeps what the app and the server log.</summary>
public sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = [];

    /// <summary>What was logged at a level or above it.</summary>
    public IReadOnlyList<string> AtLeast(LogLevel level) => [.. _entries.Where(entry => entry.Level >= level).Select(static entry => entry.Text)];

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Recorder(RecordedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._entries.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
