using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelPack.Runtime.Hosting;
using ModelPack.Runtime.Serving;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Adds a generated predictor to an app's services.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PredictorRegistration
{
    /// <summary>
    /// Adds the predictor as a singleton, also as <see cref="IPredictor{TInput, TOutput}"/>, and its <see cref="ModelHost"/> as a keyed one by the model's name; loads it when the app starts, so that a missing model fails the start;
    /// adds a health check of the model's name with the tags <c>modelpack</c> and <c>ready</c>. Options come from the configuration section <c>ModelPack:&lt;name&gt;</c>, then from <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the options; null for none.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection Add<TPredictor, TInput, TOutput>(IServiceCollection services, Action<PredictorOptions>? configure)
        where TPredictor : class, IModel<TPredictor>, IPredictor<TInput, TOutput>
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
            services.AddSingleton(new PredictorConfiguration<TPredictor>(configure));
        if (services.Any(static service => service.ServiceType == typeof(TPredictor)))
            return services;

        ModelDescriptor descriptor = TPredictor.Descriptor;
        services.AddSingleton(new ModelRegistration(descriptor, typeof(TPredictor)));
        services.AddSingleton(new ModelReadiness<TPredictor>());
        AddServing(services);
        services.AddSingleton(Load<TPredictor>);
        services.AddSingleton<IPredictor<TInput, TOutput>>(static provider => provider.GetRequiredService<TPredictor>());
        services.AddKeyedSingleton<ModelHost>(descriptor.Name, static (provider, _) => ModelHost.Of(provider.GetRequiredService<TPredictor>()));
        services.AddSingleton<IHostedService>(static provider => new ModelStartup<TPredictor>(provider));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            descriptor.Name,
            static provider => new ModelHealthCheck<TPredictor>(provider.GetRequiredService<ModelReadiness<TPredictor>>(), provider.GetService<IHostApplicationLifetime>()),
            HealthStatus.Unhealthy,
            ["modelpack", "ready"]));
        return services;
    }

    // What all models of the app share.
    private static void AddServing(IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ModelDrain)))
            return;
        services.TryAddSingleton<PredictionGates>();
        services.AddSingleton(static provider => new ModelDrain(provider.GetService<IHostApplicationLifetime>()));
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<ModelDrain>());
    }

    private static TPredictor Load<TPredictor>(IServiceProvider provider)
        where TPredictor : class, IModel<TPredictor>
    {
        var options = new PredictorOptions();
        if (provider.GetService<IConfiguration>() is { } configuration)
            PredictorOptionsBinder.Bind(configuration.GetSection(PredictorOptionsBinder.SectionOf(TPredictor.Descriptor.Name)), options);
        foreach (PredictorConfiguration<TPredictor> configured in provider.GetServices<PredictorConfiguration<TPredictor>>())
            configured.Configure(options);
        TPredictor predictor = TPredictor.Load(options);
        if (provider.GetService<ILoggerFactory>() is { } loggers && ModelHost.Of(predictor) is SlottedHost host)
            host.Logger = loggers.CreateLogger("ModelPack");
        provider.GetRequiredService<ModelReadiness<TPredictor>>().SetReady();
        return predictor;
    }
}
