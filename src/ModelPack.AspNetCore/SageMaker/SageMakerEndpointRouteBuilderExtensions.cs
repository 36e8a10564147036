using Microsoft.AspNetCore.Routing;
using ModelPack;
using ModelPack.AspNetCore;
using ModelPack.AspNetCore.Endpoints;
using ModelPack.AspNetCore.Hosting;
using ModelPack.AspNetCore.OpenApi;
using ModelPack.AspNetCore.Requests;
using ModelPack.AspNetCore.SageMaker;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps what Amazon SageMaker expects of a container.</summary>
public static class SageMakerEndpointRouteBuilderExtensions
{
    /// <summary>Maps <c>GET /ping</c> and <c>POST /invocations</c> for a model. SageMaker starts a container with the argument <c>serve</c> and calls it on port 8080.</summary>
    /// <remarks>
    /// <c>/ping</c> answers 200 without a body while the health checks with the tag <c>ready</c> are not unhealthy, else 503. <c>/invocations</c> takes JSON (an object or an array), JSON Lines and CSV,
    /// and what the contract allows to be sent otherwise (pictures, texts); the answer comes in the form that the <c>Accept</c> header names, or else in that of the request. Errors are problem details.
    /// </remarks>
    /// <typeparam name="TModel">The predictor, registered by its <c>AddXxxPredictor</c>.</typeparam>
    /// <param name="endpoints">The app, or a group of it.</param>
    /// <param name="configure">Changes the options for this mapping only, after those of the services.</param>
    /// <returns>The group of both endpoints.</returns>
    /// <exception cref="InvalidOperationException">The predictor is not registered.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is zero or negative.</exception>
    public static RouteGroupBuilder MapSageMaker<TModel>(this IEndpointRouteBuilder endpoints, Action<ModelEndpointOptions>? configure = null)
        where TModel : class, IModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(TModel)) == false)
            throw new InvalidOperationException($"{typeof(TModel).Name} is not registered: call builder.Services.Add{typeof(TModel).Name}() before the app is built.");
        return Map(endpoints, TModel.Descriptor, () => ModelHost.Of(services.GetRequiredService<TModel>()), configure);
    }

    /// <param name="endpoints">The app, or a group of it.</param>
    /// <param name="model">The model's name. Default: the only model of the app.</param>
    /// <param name="configure">Changes the options for this mapping only, after those of the services.</param>
    /// <exception cref="InvalidOperationException">No predictor is registered; there is no model of that name; or none is named and there are several.</exception>
    /// <inheritdoc cref="MapSageMaker{TModel}"/>
    public static RouteGroupBuilder MapSageMaker(this IEndpointRouteBuilder endpoints, string? model = null, Action<ModelEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        ModelRegistration registration = Choose([.. services.GetServices<ModelRegistration>()], model);
        return Map(endpoints, registration.Descriptor, () => registration.GetHost(services), configure);
    }

    private static ModelRegistration Choose(ModelRegistration[] models, string? name)
    {
        if (models.Length == 0)
            throw new InvalidOperationException("No predictor is registered: call its builder.Services.AddXxxPredictor() before the app is built.");
        if (name is null && models is [var only])
            return only;
        string names = string.Join(", ", models.Select(static model => model.Descriptor.Name));
        if (name is null)
            throw new InvalidOperationException($"SageMaker runs one model a container, and this app has {names}: name one, as in app.MapSageMaker(\"{models[0].Descriptor.Name}\").");
        return Array.Find(models, model => model.Descriptor.Name == name) ?? throw new InvalidOperationException($"There is no model '{name}'. This app has {names}.");
    }

    private static RouteGroupBuilder Map(IEndpointRouteBuilder endpoints, ModelDescriptor model, Func<ModelHost> load, Action<ModelEndpointOptions>? configure)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        ModelMapping mapping = ModelMapping.Of(services, model, configure);
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("ModelPack.AspNetCore");
        var sageMaker = new SageMakerEndpoints(mapping.Options, model, new PredictionRunner(mapping, model.Name, load, logger));
        RouteGroupBuilder group = endpoints.MapGroup("");
        var documents = new PackagedDocuments(model);
        Map(group, HttpMethods.Get, SageMakerEndpoints.PingAsync, new ModelOperation(model, documents, ModelOperationKind.Ping));
        Map(group, HttpMethods.Post, sageMaker.InvokeAsync, new ModelOperation(model, documents, ModelOperationKind.Invocations) { Forms = InputForms.Of(model) });
        return group.CloseConnectionsWhenStopping(services);
    }

    private static void Map(RouteGroupBuilder group, string method, RequestDelegate handler, ModelOperation operation) =>
        group.MapMethods(operation.Route, [method], handler).Describe(operation, handler.Method);
}
