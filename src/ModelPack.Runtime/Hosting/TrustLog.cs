using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;
using ModelPack.Runtime.Loading;

namespace ModelPack.Runtime.Hosting;

/// <summary>Writes it to the app's log when a model is loaded by trusting its manifest.</summary>
internal sealed class TrustLog : EventListener
{
    private readonly ILogger? _logger;

    public TrustLog(ILogger logger)
    {
        _logger = logger;
        EnableEvents(LoadingEventSource.Log, EventLevel.Warning);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_logger is not null && eventData.EventSource == LoadingEventSource.Log && eventData is { Message: { } message, Payload: { } payload })
            _logger.LogWarning("{Event}", string.Format(System.Globalization.CultureInfo.InvariantCulture, message, [.. payload]));
    }
}
