using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using ModelPack;
using ModelPack.AspNetCore;
using ModelPack.AspNetCore.Endpoints;
using ModelPack.AspNetCore.Hosting;
using ModelPack.AspNetCore.OpenApi;
using ModelPack.AspNetCore.Requests;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of a model.</summary>
public static class ModelEndpointRouteBuilderExtensions
{
    /// <summary>Maps <c>POST predict</c>, <c>POST predict/batch</c>, <c>GET</c> (the package manifest), <c>GET schema/input</c> and <c>GET schema/output</c> below a prefix.</summary>
    /// <typeparam name="TModel">The predictor, registered by its <c>AddXxxPredictor</c>.</typeparam>
    /// <param name="endpoints">The app, or a group of it.</param>
    /// <param name="prefix">A route pattern. Default: <c>/models/</c> and the model's name.</param>
    /// <param name="configure">Changes the options for this mapping only, after those of the services.</param>
    /// <returns>The group of the endpoints, for <c>RequireAuthorization</c>, <c>RequireRateLimiting</c>, <c>RequireCors</c>, <c>WithRequestTimeout</c> and the like.</returns>
    /// <exception cref="InvalidOperationException">The predictor is not registered.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is zero or negative.</exception>
    public static RouteGroupBuilder MapModel<TModel>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string? prefix = null, Action<ModelEndpointOptions>? configure = null)
        where TModel : class, IModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(TModel)) == false)
            throw new InvalidOperationException($"{typeof(TModel).Name} is not registered: call builder.Services.Add{typeof(TModel).Name}() before the app is built.");

        ModelDescriptor model = TModel.Descriptor;
        ModelMapping mapping = ModelMapping.Of(services, model, configure);

        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("ModelPack.AspNetCore");
        InputForms forms = InputForms.Of(model);
        PredictionRunner runner = PredictionRunner.Of<TModel>(mapping, services, logger);
        var predict = new PredictEndpoints(mapping.Options, forms, runner);
        RouteGroupBuilder group = endpoints.MapGroup(prefix ?? DefaultPrefix.For(model.Name));
        var documents = new PackagedDocuments(model);
        Map(group, HttpMethods.Post, predict.PredictAsync, new ModelOperation(model, documents, ModelOperationKind.Predict) { Forms = forms });
        Map(group, HttpMethods.Post, predict.PredictBatchAsync, new ModelOperation(model, documents, ModelOperationKind.PredictBatch));
        var manifest = new ModelOperation(model, documents, ModelOperationKind.Manifest);
        Map(group, HttpMethods.Get, new DocumentEndpoint(new ServingManifest(documents, runner.FindHost).Get, MediaTypes.Json).GetAsync, manifest);
        MapDocument(group, ModelDocument.InputSchema, new ModelOperation(model, documents, ModelOperationKind.InputSchema));
        MapDocument(group, ModelDocument.OutputSchema, new ModelOperation(model, documents, ModelOperationKind.OutputSchema));
        return group.CloseConnectionsWhenStopping(services);
    }

    private static void MapDocument(RouteGroupBuilder group, ModelDocument document, ModelOperation operation) =>
        Map(group, HttpMethods.Get, new DocumentEndpoint(() => operation.Documents.Get(document), MediaTypes.Schema).GetAsync, operation);

    private static void Map(RouteGroupBuilder group, string method, RequestDelegate handler, ModelOperation operation) =>
        group.MapMethods(operation.Route, [method], handler).Describe(operation, handler.Method);
}
