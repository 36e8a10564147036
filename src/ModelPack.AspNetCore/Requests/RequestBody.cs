using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using ModelPack.AspNetCore.Problems;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Reads whole bodies up to a limit, in the buffers that the server received them into.</summary>
internal static class RequestBody
{
    /// <summary>Lets the server read as many bytes as this endpoint does, and not one more: its own limit may be lower or higher.</summary>
    public static void Limit(HttpContext context, long? bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = bytes;
    }

    /// <summary>Reads the body. The caller advances <see cref="HttpRequest.BodyReader"/> past it when it is done with the bytes, unless there is a problem.</summary>
    public static async ValueTask<(ReadOnlySequence<byte> Bytes, Problem? Problem)> ReadAsync(HttpContext context, long limit)
    {
        if (context.Request.ContentLength > limit)
            return (default, Problem.TooLarge(limit));

        Limit(context, limit);
        PipeReader reader = context.Request.BodyReader;
        try
        {
            while (true)
            {
                ReadResult result = await reader.ReadAsync(context.RequestAborted);
                ReadOnlySequence<byte> bytes = result.Buffer;
                if (bytes.Length > limit)
                {
                    reader.AdvanceTo(bytes.End);
                    return (default, Problem.TooLarge(limit));
                }

                if (result.IsCompleted)
                    return (bytes, null);
                reader.AdvanceTo(bytes.Start, bytes.End);
            }
        }
        catch (BadHttpRequestException refused)
        {
            return (default, Refused(refused, limit));
        }
    }

    /// <summary>What to answer when the server refused to read on.</summary>
    public static Problem Refused(BadHttpRequestException refused, long limit) =>
        refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problem.TooLarge(limit) : Problem.UnreadableRequest(refused.StatusCode);
}
