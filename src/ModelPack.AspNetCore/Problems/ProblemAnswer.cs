using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace ModelPack.AspNetCore.Problems;

/// <summary>Answers a request with a problem: through the app's problem details service where there is one, so that its customisation holds, else by hand.</summary>
internal static class ProblemAnswer
{
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        HttpResponse response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } retryAfter)
            response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        if (context.RequestServices.GetService<IProblemDetailsService>() is { } service &&
            await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = ToProblemDetails(problem) }))
        {
            return;
        }

        await WriteByHandAsync(context, problem);
    }

    private static async Task WriteByHandAsync(HttpContext context, Problem problem)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, ProblemJson.Options))
            ProblemJson.Write(writer, problem, Activity.Current?.Id ?? context.TraceIdentifier);

        context.Response.ContentType = ProblemJson.ContentType;
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static ProblemDetails ToProblemDetails(Problem problem)
    {
        ProblemDetails details = problem.Errors.Count == 0
            ? new ProblemDetails()
            : new HttpValidationProblemDetails(ProblemJson.MessagesByPath(problem.Errors)) { Extensions = { ["codes"] = ProblemJson.CodesByPath(problem.Errors) } };
        details.Type = problem.Type;
        details.Title = problem.Title;
        details.Status = problem.Status;
        details.Detail = problem.Detail;
        return details;
    }
}
