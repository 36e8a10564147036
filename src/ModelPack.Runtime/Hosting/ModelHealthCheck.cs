using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ModelPack.Runtime.Hosting;

/// <summary>Healthy from the end of load, digest check and warm-up until the app stops.</summary>
internal sealed class ModelHealthCheck<TPredictor>(ModelReadiness<TPredictor> readiness, IHostApplicationLifetime? lifetime) : IHealthCheck
    where TPredictor : class, IModel<TPredictor>
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string name = TPredictor.Descriptor.Name;
        if (!readiness.IsReady)
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, $"Model '{name}' is not loaded."));
        if (lifetime is { ApplicationStopping.IsCancellationRequested: true })
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, "The app is stopping."));
        return Task.FromResult(HealthCheckResult.Healthy($"Model '{name}' {TPredictor.Descriptor.Version} is loaded."));
    }
}
