using Microsoft.AspNetCore.Routing;

namespace ModelPack.Tool.Serving.Hosting;

/// <summary>A route that the server answers.</summary>
/// <param name="Method">As in <c>POST</c>; <c>GET</c> where any method is taken.</param>
/// <param name="Pattern">As in <c>/models/iris/predict</c>.</param>
internal sealed record ServedRoute(string Method, string Pattern)
{
    /// <summary>All routes of an app, in the order of mapping.</summary>
    public static IReadOnlyList<ServedRoute> Of(IEndpointRouteBuilder endpoints) =>
    [
        .. endpoints.DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(static endpoint => new ServedRoute(string.Join(",", endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]), "/" + endpoint.RoutePattern.RawText?.Trim('/')))
            .Distinct(),
    ];
}
