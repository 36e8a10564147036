using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using ModelPack.AspNetCore.Problems;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>Answers with a document of the model package; needs no loaded model.</summary>
/// <param name="get">Gets the document; null when the model was deployed without it.</param>
/// <param name="type">Its media type.</param>
internal sealed class DocumentEndpoint(Func<PackagedDocument?> get, string type)
{
    /// <summary>Sends the document, or 304 to a client that has it.</summary>
    public async Task GetAsync(HttpContext context)
    {
        if (get() is not { } packaged)
        {
            await ProblemAnswer.WriteAsync(context, Problem.DocumentMissing);
            return;
        }

        HttpResponse response = context.Response;
        ResponseHeaders headers = response.GetTypedHeaders();
        headers.ETag = packaged.Tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (IsKnown(context.Request, packaged.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = type;
        response.ContentLength = packaged.Content.Length;
        await response.BodyWriter.WriteAsync(packaged.Content, context.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag)
    {
        foreach (EntityTagHeaderValue known in request.GetTypedHeaders().IfNoneMatch)
        {
            if (known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
                return true;
        }

        return false;
    }
}
