using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ModelPack.Runtime.Hosting;

/// <summary>Reads <see cref="MicroBatchingOptions"/> from configuration: <c>true</c>, <c>false</c>, or a section of values. Durations are written as <c>00:00:00.005</c>.</summary>
internal static class MicroBatchingBinder
{
    /// <exception cref="InvalidOperationException">A value cannot be read; the message names its key.</exception>
    public static MicroBatchingOptions? Bind(IConfigurationSection section, MicroBatchingOptions? otherwise)
    {
        if (section.Value is { Length: > 0 } text)
            return !bool.TryParse(text, out bool isOn) ? throw Wrong(section) : isOn ? otherwise ?? new MicroBatchingOptions() : null;
        if (!section.GetChildren().Any())
            return otherwise;
        MicroBatchingOptions options = otherwise ?? new MicroBatchingOptions();
        options.MaxRows = (int)PredictorOptionsBinder.ReadInteger(section, nameof(options.MaxRows), options.MaxRows, 1, MicroBatchingOptions.MaxRowsLimit);
        options.MaxQueuedRows = (int)PredictorOptionsBinder.ReadInteger(section, nameof(options.MaxQueuedRows), options.MaxQueuedRows, 1, MicroBatchingOptions.MaxRowsLimit);
        if (section[nameof(options.MaxConcurrentRuns)] is { Length: > 0 })
            options.MaxConcurrentRuns = (int)PredictorOptionsBinder.ReadInteger(section, nameof(options.MaxConcurrentRuns), 1, 1, MicroBatchingOptions.MaxRunsLimit);
        options.MaxDelay = ReadDuration(section, nameof(options.MaxDelay), TimeSpan.Zero, MicroBatchingOptions.LongestDelay) ?? options.MaxDelay;
        options.Deadline = ReadDuration(section, nameof(options.Deadline), MicroBatchingOptions.ShortestDeadline, MicroBatchingOptions.LongestDeadline) ?? options.Deadline;
        return options;
    }

    private static TimeSpan? ReadDuration(IConfigurationSection section, string key, TimeSpan minimum, TimeSpan maximum)
    {
        if (section[key] is not { Length: > 0 } text)
            return null;

        // A number without colons would be read as days.
        bool isDuration = TimeSpan.TryParseExact(text.Trim(), "c", CultureInfo.InvariantCulture, out TimeSpan value) && text.Contains(':');
        return isDuration && value >= minimum && value <= maximum
            ? value
            : throw PredictorOptionsBinder.Wrong(section, key, $"a duration from {minimum} to {maximum}, as in 00:00:00.005");
    }

    private static InvalidOperationException Wrong(IConfigurationSection section) =>
        new($"Configuration key '{section.Path}' must be 'true', 'false', or a section of values.");
}
