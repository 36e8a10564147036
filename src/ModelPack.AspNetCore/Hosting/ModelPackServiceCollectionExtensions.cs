using ModelPack.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Options for the endpoints of all models.</summary>
public static class ModelPackServiceCollectionExtensions
{
    /// <summary>Sets limits and leniency for the endpoints of every model. Not needed for the defaults.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the options; runs once for each mapped model.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddModelPack(this IServiceCollection services, Action<ModelEndpointOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.ConfigureAll(configure);
    }
}
