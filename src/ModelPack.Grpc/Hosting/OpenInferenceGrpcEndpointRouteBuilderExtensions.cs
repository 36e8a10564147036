using Microsoft.AspNetCore.Routing;
using ModelPack.Grpc.Hosting;
using ModelPack.Grpc.Services;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the Open Inference Protocol over gRPC.</summary>
public static class OpenInferenceGrpcEndpointRouteBuilderExtensions
{
    private const string HealthRoute = "/grpc.health.v1.Health/Check";

    /// <summary>Maps <c>inference.GRPCInferenceService</c> for every registered predictor, and the standard service <c>grpc.health.v1.Health</c> unless the app has mapped it before.</summary>
    /// <remarks>gRPC needs HTTP/2: without TLS, the server listens with <c>HttpProtocols.Http2</c> on a port of its own.</remarks>
    /// <param name="endpoints">The app, or a group of it.</param>
    /// <returns>The endpoints of the protocol, for <c>RequireAuthorization</c>, <c>RequireRateLimiting</c> and the like. Those of the health service are not among them, since probes are anonymous.</returns>
    /// <exception cref="InvalidOperationException"><c>services.AddOpenInferenceGrpc()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapOpenInferenceGrpc(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ServedModels models = endpoints.ServiceProvider.GetService<ServedModels>()
            ?? throw new InvalidOperationException("Call builder.Services.AddOpenInferenceGrpc() before the app is built.");
        if (!HasHealth(endpoints))
            endpoints.MapGrpcHealthChecksService();
        return endpoints.MapGrpcService<OpenInferenceService>().WithMetadata(new BodyLimit(models.MaxMessageBytes));
    }

    private static bool HasHealth(IEndpointRouteBuilder endpoints) => endpoints.DataSources
        .SelectMany(static source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Any(static endpoint => endpoint.RoutePattern.RawText == HealthRoute);
}
