using Microsoft.Extensions.Logging;

namespace ModelPack.Runtime.Serving;

/// <summary>What the app's log says of swaps.</summary>
internal static partial class SwapLog
{
    [LoggerMessage(1003, LogLevel.Information, "Model {Model} {Previous} was replaced by {Current} (digest {Digest}) in {Milliseconds:0} ms.")]
    public static partial void Swapped(ILogger logger, string model, string previous, string current, string digest, double milliseconds);

    [LoggerMessage(1004, LogLevel.Error, "Model {Model} was not replaced by {Path}; {Current} serves on.")]
    public static partial void Refused(ILogger logger, Exception exception, string model, string path, string current);

    [LoggerMessage(1005, LogLevel.Information, "Model {Model} {Version} (digest {Digest}), which was replaced, was unloaded.")]
    public static partial void Unloaded(ILogger logger, string model, string version, string digest);

    [LoggerMessage(1006, LogLevel.Warning, "Model {Model} is swapped to {Path} by trusting its manifest (digest {Digest}).")]
    public static partial void Trusted(ILogger logger, string model, string path, string digest);
}
