using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ModelPack.AspNetCore.Tests.Telemetry;

/// <summary>Keeps all that is logged, at every level, with values, scopes and the whole of exceptions.</summary>
public sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _entries = new();

    /// <summary>The entries.</summary>
    public IReadOnlyCollection<string> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, _entries);

    public void Dispose()
    {
    }

    private sealed class Recorder(string category, ConcurrentQueue<string> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            entries.Enqueue($"{category} scope {Describe(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{category}[{eventId.Id}] {logLevel}: {formatter(state, exception)} {Describe(state)} {exception}"));

        private static string Describe(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(", ", values) : $"{state}";
    }
}
