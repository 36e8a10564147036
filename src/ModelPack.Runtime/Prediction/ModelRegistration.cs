using Microsoft.Extensions.DependencyInjection;

namespace ModelPack;

/// <summary>A predictor that was added to an app's services; resolve all of them to enumerate the app's models.</summary>
/// <param name="Descriptor">The model.</param>
/// <param name="PredictorType">The predictor class, a singleton of the services.</param>
public sealed record ModelRegistration(ModelDescriptor Descriptor, Type PredictorType)
{
    /// <summary>The model's host, which is also the keyed service of the model's name; loads the model where that has not happened yet.</summary>
    /// <param name="services">The app's services.</param>
    /// <exception cref="ModelLoadException">The model cannot be loaded.</exception>
    public ModelHost GetHost(IServiceProvider services) => services.GetRequiredKeyedService<ModelHost>(Descriptor.Name);
}
