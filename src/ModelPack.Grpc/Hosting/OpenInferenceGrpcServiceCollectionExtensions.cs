using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelPack;
using ModelPack.AspNetCore;
using ModelPack.Grpc.Services;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what the Open Inference Protocol needs to be served over gRPC.</summary>
public static class OpenInferenceGrpcServiceCollectionExtensions
{
    private const string ReadyTag = "ready";

    /// <summary>Adds gRPC, its standard health service, and the Open Inference Protocol for every registered predictor. <c>app.MapOpenInferenceGrpc()</c> maps them.</summary>
    /// <remarks>
    /// The health service answers for the whole app (an empty name) and for <c>inference.GRPCInferenceService</c> by the health checks with the tag <c>ready</c>, and for each model, by its name, by the model's own.
    /// Limits are those of <see cref="ModelEndpointOptions"/>: a message may be as large as the largest <see cref="ModelEndpointOptions.MaxBatchBodyBytes"/> of the models.
    /// </remarks>
    /// <param name="services">The app's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddOpenInferenceGrpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddGrpc();
        services.AddGrpcHealthChecks();
        services.AddOptions<GrpcHealthChecksOptions>().Configure<IEnumerable<ModelRegistration>>(MapHealth);
        services.AddOptions<GrpcServiceOptions<OpenInferenceService>>().Configure<ServedModels>(static (options, models) =>
            options.MaxReceiveMessageSize = (int)Math.Min(models.MaxMessageBytes, int.MaxValue));
        services.TryAddSingleton<ServedModels>();
        services.TryAddSingleton<OpenInferenceService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<OpenInferenceService>, OpenInferenceMethods>());
        return services;
    }

    private static void MapHealth(GrpcHealthChecksOptions options, IEnumerable<ModelRegistration> models)
    {
        options.Services.Map("", static check => check.Tags.Contains(ReadyTag));
        options.Services.Map(OpenInferenceMethods.Service, static check => check.Tags.Contains(ReadyTag));
        foreach (ModelRegistration model in models)
        {
            string name = model.Descriptor.Name;
            options.Services.Map(name, check => check.Name == name);
        }
    }
}
