using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using ModelPack.AspNetCore.OpenApi;
using ModelPack.AspNetCore.Hosting;
using ModelPack.AspNetCore.OpenInference;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the Open Inference Protocol.</summary>
public static class OpenInferenceEndpointRouteBuilderExtensions
{
    private const string Model = "/v2/models/{" + OpenInferenceModels.ModelParameter + "}";
    private const string Version = "/versions/{" + OpenInferenceModels.VersionParameter + "}";

    /// <summary>
    /// Maps the Open Inference Protocol, version 2, over REST, for every registered predictor: <c>GET v2</c>, <c>GET v2/health/live</c>, <c>GET v2/health/ready</c>, and below <c>v2/models/{model}</c>,
    /// with <c>versions/{version}</c> and without, <c>GET</c> (metadata), <c>GET ready</c> and <c>POST infer</c> with the binary tensor extension.
    /// </summary>
    /// <remarks>It speaks in the tensors of each model's graph, not in members of its contract. Limits are those of the model's other endpoints. The page <c>docs/openinference.md</c> of the package ModelPack says where the protocol leaves a choice, and what was chosen.</remarks>
    /// <param name="endpoints">The app, or a group of it.</param>
    /// <param name="prefix">A route pattern. Default: none, since clients expect <c>/v2</c>.</param>
    /// <returns>The group of the endpoints, for <c>RequireAuthorization</c>, <c>RequireRateLimiting</c>, <c>RequireCors</c>, <c>WithRequestTimeout</c> and the like.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is zero or negative.</exception>
    public static RouteGroupBuilder MapOpenInference(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var models = new OpenInferenceModels(endpoints.ServiceProvider);
        var status = new StatusEndpoints(models);
        var infer = new InferEndpoint(models);
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        Map(group, "/v2", status.GetServerAsync, OpenInferenceOperation.ServerMetadata);
        Map(group, "/v2/health/live", status.GetLiveAsync, OpenInferenceOperation.ServerLive);
        Map(group, "/v2/health/ready", status.GetReadyAsync, OpenInferenceOperation.ServerReady);
        foreach (string model in (string[])[Model, Model + Version])
        {
            Map(group, model, status.GetModelAsync, OpenInferenceOperation.ModelMetadata);
            Map(group, model + "/ready", status.GetModelReadyAsync, OpenInferenceOperation.ModelReady);
            Map(group, model + "/infer", infer.InferAsync, OpenInferenceOperation.ModelInfer);
        }

        return group.CloseConnectionsWhenStopping(endpoints.ServiceProvider);
    }

    private static void Map(RouteGroupBuilder group, string route, RequestDelegate handler, OpenInferenceOperation operation)
    {
        string method = operation == OpenInferenceOperation.ModelInfer ? HttpMethods.Post : HttpMethods.Get;
        group.MapMethods(route, [method], handler).Describe(operation, handler.Method);
    }
}
