using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>What every answer to a bad request must be: no server error, well-formed by its protocol, and silent about the server's inside and the request's values.</summary>
public static class AnswerCheck
{
    /// <summary>A part of values that must not come back. As the name of a member it may: a caller needs to know which one is unknown.</summary>
    public const string Marker = "tellnobody";

    // What paths, texts of ONNX Runtime and stack traces have, and our own messages have not.
    private static readonly string[] s_inside = ["/", "\\", "onnxruntime", "Exception", "   at ", "System.", ".cs", ".dll", ".onnx", Marker];

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    public static string? Problem(Answer answer, AnswerForm form)
    {
        if (answer.Status is >= 500 and not 503)
            return $"a server error, {answer.Status}: {answer.Text}";
        if (answer.Status == 200)
            return form == AnswerForm.Lines ? LinesProblem(answer.Text) : null;
        if (answer.Status is < 400)
            return $"status {answer.Status}";
        try
        {
            JsonNode body = JsonNode.Parse(answer.Text)!;
            return (form == AnswerForm.Inference ? InferenceProblem(answer, body) : DetailsProblem(answer, body)) ?? Leak(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            return $"an error that is not of its form: {answer.Status} {answer.MediaType} {answer.Text}";
        }
    }

    /// <summary>Whether all that was sent was refused.</summary>
    public static bool IsRefused(Answer answer, AnswerForm form) =>
        answer.Status is >= 400 and < 500 || (form == AnswerForm.Lines && answer.Status == 200 && answer.Text.Contains("{\"error\":", StringComparison.Ordinal));

    private static string? LinesProblem(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonNode? node = JsonNode.Parse(line);
            if (node is not JsonObject answer)
                return $"a line that is no object: {line}";
            if (answer["error"] is not { } error)
                continue;
            if ((string?)error["type"] is null || (int?)error["status"] is not (>= 400 and (< 500 or 503)) || Leak(error) is not null)
                return $"a bad line: {line}";
        }

        return null;
    }

    private static string? DetailsProblem(Answer answer, JsonNode body)
    {
        bool isProblem = answer.MediaType == "application/problem+json" && ((string)body["type"]!).StartsWith("urn:modelpack:problem:", StringComparison.Ordinal)
            && (int)body["status"]! == answer.Status && (string)body["title"]! != "";
        return isProblem ? null : $"no problem details: {answer.MediaType} {answer.Text}";
    }

    private static string? InferenceProblem(Answer answer, JsonNode body) =>
        answer.MediaType == "application/json" && body is JsonObject { Count: 1 } && (string)body["error"]! != "" ? null : $"no error of the protocol: {answer.MediaType} {answer.Text}";

    private static string? Leak(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(static member => Leak(member.Value)).FirstOrDefault(static leak => leak is not null),
        JsonArray items => items.Select(Leak).FirstOrDefault(static leak => leak is not null),
        JsonValue value when value.TryGetValue(out string? text) => s_inside.Where(inside => text.Contains(inside, StringComparison.OrdinalIgnoreCase))
            .Select(inside => $"'{inside}' in '{text}'").FirstOrDefault(),
        _ => null,
    };
}
