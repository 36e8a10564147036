using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers a request with predictions.</summary>
internal static class PredictionAnswer
{
    private const string VersionHeader = "x-model-version";

    /// <summary>Says in the response which version of the model answers.</summary>
    public static void SetVersion(HttpResponse response, string version) => response.Headers[VersionHeader] = version;

    /// <summary>Writes the prediction of an exchange as it is.</summary>
    public static Task WriteAsync(HttpContext context, Exchange exchange) => WriteAsync(context, MediaTypes.Json, exchange.Output.Written, exchange.Version);

    /// <summary>Writes a whole answer at once.</summary>
    /// <remarks>Flushes, though Kestrel would do that at the end: a middleware may have put a stream of its own in place of the response's, and nobody flushes that.</remarks>
    public static async Task WriteAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body, string version)
    {
        HttpResponse response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        SetVersion(response, version);
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
