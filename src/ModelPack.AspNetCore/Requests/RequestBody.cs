using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using ModelPack.AspNetCore.Problems;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Reads whole bodies up to a limit, in the buffers that the server received them into.</summary>
internal static class RequestBody
{
    /// <summary>Takes the server's own limit away; the endpoint counts instead. For every request whose body may be left unread, too.</summary>
    /// <remarks>
    /// A server that refuses to read on closes the connection over what it has not read, and the answer is lost with it: the client sees a broken pipe.
    /// Without a limit of its own Kestrel reads the rest away after the answer, for five seconds and into no memory, so that a client that first sends all can read why.
    /// </remarks>
    public static void LiftServerLimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = null;
    }

    /// <summary>Reads the body. The caller advances <see cref="HttpRequest.BodyReader"/> past it when it is done with the bytes, unless there is a problem.</summary>
    public static async ValueTask<(ReadOnlySequence<byte> Bytes, Problem? Problem)> ReadAsync(HttpContext context, long limit)
    {
        LiftServerLimit(context);
        if (context.Request.ContentLength > limit)
            return (default, Problem.TooLarge(limit));

        PipeReader reader = context.Request.BodyReader;
        try
        {
            while (true)
            {
                if (!reader.TryRead(out ReadResult result))
                    result = await reader.ReadAsync(context.RequestAborted);
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
        catch (IOException refused)
        {
            return (default, Refused(refused, limit));
        }
    }

    /// <summary>What to answer when the server cannot read on.</summary>
    /// <param name="refused">Most often a <see cref="BadHttpRequestException"/>; a chunk whose size is no 64-bit number, and a connection that is gone, are no more than an <see cref="IOException"/>.</param>
    /// <param name="limit">The most bytes that are read.</param>
    public static Problem Refused(IOException refused, long limit) => refused switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.TooLarge(limit),
        BadHttpRequestException { StatusCode: var status } => Problem.UnreadableRequest(status),
        _ => Problem.UnreadableRequest(StatusCodes.Status400BadRequest),
    };
}
