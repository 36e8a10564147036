using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;
using ModelPack.Runtime.Loading;

namespace ModelPack.Runtime.Hosting;

/// <summary>Writes it to the app's log when a model is loaded by trusting its manifest.</summary>
internal sealed partial class TrustLog : EventListener
{
    private readonly ILogger? _logger;

    public TrustLog(ILogger logger)
    {
        _logger = logger;
        EnableEvents(LoadingEventSource.Log, EventLevel.Warning);
    }

    // An event can come before the constructor has run.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_logger is not null && eventData.EventSource == LoadingEventSource.Log && eventData.Payload is [string model, string path, string digest])
            LogManifestTrusted(_logger, model, path, digest);
    }

    [LoggerMessage(1002, LogLevel.Warning, "Model '{Model}' was loaded from '{Path}' by trusting the manifest beside it (SHA-256 {Digest}).")]
    private static partial void LogManifestTrusted(ILogger logger, string model, string path, string digest);
}
