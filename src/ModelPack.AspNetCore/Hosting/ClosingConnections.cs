using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.Hosting;

/// <summary>While the app shuts down, each answer asks its client to close the connection: a request that is sent over an idle connection just as the server closes it would be lost.</summary>
internal static class ClosingConnections
{
    /// <summary>Makes the endpoints of a group do so.</summary>
    public static TBuilder CloseConnectionsWhenStopping<TBuilder>(this TBuilder endpoints, IServiceProvider services)
        where TBuilder : IEndpointConventionBuilder
    {
        if (services.GetService<ModelDrain>() is { } drain)
            endpoints.Finally(endpoint => endpoint.RequestDelegate = Wrap(endpoint.RequestDelegate!, drain));
        return endpoints;
    }

    private static RequestDelegate Wrap(RequestDelegate answer, ModelDrain drain) => context =>
    {
        // HTTP/2 and later close connections without losing requests.
        if (drain.IsStopping && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return answer(context);
    };
}
