using System.Globalization;
using ModelPack.AspNetCore.Problems;

namespace ModelPack.AspNetCore.OpenInference;

/// <summary>An answer of the protocol that is no success, before it is written: <c>{"error": "..."}</c>. Holds no value of the request, no path and no text of an exception.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record InferFailure(int Status, string Message)
{
    /// <summary>When to try again, where that helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the endpoint would read, where it was sent something else.</summary>
    public string? Accepted { get; init; }

    /// <summary>The request is not one of the protocol.</summary>
    public static InferFailure Invalid(string message) => new(StatusCodes.Status400BadRequest, message);

    /// <summary>There is no such model, or not in that version.</summary>
    public static InferFailure NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    /// <summary>What other endpoints answer as a problem.</summary>
    public static InferFailure Of(Problem problem) =>
        new(problem.Status, problem.Detail is { } detail ? problem.Title + " " + detail : problem.Title) { RetryAfter = problem.RetryAfter };

    /// <summary>Answers a request with it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        if (RetryAfter is { } retryAfter)
            context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (Accepted is { } accepted)
            context.Response.Headers["Accept-Post"] = accepted;
        return ProtocolAnswer.WriteAsync(context, Status, writer => writer.WriteString("error"u8, Message));
    }
}
