using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using ModelPack.AspNetCore.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps what an orchestrator asks about the app.</summary>
public static class ModelPackHealthEndpointRouteBuilderExtensions
{
    private const string ReadyTag = "ready";

    /// <summary>Maps <c>live</c> and <c>ready</c> below a prefix.</summary>
    /// <remarks>
    /// <c>live</c> answers 200 while the process answers at all and runs no check. <c>ready</c> runs the health checks with the tag <c>ready</c>, those of the app too:
    /// 200 once every model is loaded, checked and warm, 503 before, after a failed load, and when the app shuts down.
    /// The answer is JSON with a name and a status for each check, without descriptions and exceptions.
    /// </remarks>
    /// <param name="endpoints">The app, or a group of it.</param>
    /// <param name="prefix">A route pattern. Default: <c>/health</c>.</param>
    /// <returns>The group of both endpoints.</returns>
    /// <exception cref="InvalidOperationException">There are no health checks: no predictor is registered, and <c>AddHealthChecks</c> was not called.</exception>
    public static RouteGroupBuilder MapModelPackHealth(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix = "/health")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        group.MapHealthChecks("/live", new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = HealthAnswer.WriteAsync });
        group.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(ReadyTag), ResponseWriter = HealthAnswer.WriteAsync });
        return group.CloseConnectionsWhenStopping(endpoints.ServiceProvider);
    }
}
