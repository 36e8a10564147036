using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ModelPack.Runtime.Hosting;

/// <summary>Loads a model when the app starts: an app whose model is missing or damaged does not start.</summary>
internal sealed partial class ModelStartup<TPredictor>(IServiceProvider services) : IHostedService
    where TPredictor : class, IModel<TPredictor>
{
    private readonly ILogger _logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("ModelPack");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ModelDescriptor descriptor = TPredictor.Descriptor;
        using var trust = new TrustLog(_logger);
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        services.GetRequiredService<TPredictor>();
        LogLoaded(descriptor.Name, descriptor.PackageId, descriptor.Version, System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1001, LogLevel.Information, "Loaded model {Model} of {Package} {Version} in {Milliseconds:0} ms.")]
    private partial void LogLoaded(string model, string package, string version, double milliseconds);
}
