using System.Diagnostics.Tracing;

namespace ModelPack.Runtime.Loading;

/// <summary>Events about trust, for any listener; the hosted service writes them to the app's log.</summary>
[EventSource(Name = "ModelPack")]
internal sealed class LoadingEventSource : EventSource
{
    public static LoadingEventSource Log { get; } = new();

    [Event(1, Level = EventLevel.Warning, Message = "Model '{0}' was loaded from '{1}' by trusting the manifest beside it (SHA-256 {2}).")]
    public void ManifestTrusted(string model, string path, string digest)
    {
        if (IsEnabled())
            WriteEvent(1, model, path, digest);
    }
}
