using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelPack.AspNetCore.Problems;

/// <summary>Writes problems as JSON by hand, so that an answer needs neither services nor reflection.</summary>
internal static class ProblemJson
{
    public const string ContentType = "application/problem+json";

    /// <summary>As ASP.NET Core writes JSON: nothing here is put into a page, so names in every script stay readable.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the problem as an object.</summary>
    public static void Write(Utf8JsonWriter writer, Problem problem, string? traceId)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, problem.Type);
        writer.WriteString("title"u8, problem.Title);
        writer.WriteNumber("status"u8, problem.Status);
        if (problem.Detail is { } detail)
            writer.WriteString("detail"u8, detail);
        if (problem.Errors.Count > 0)
        {
            writer.WritePropertyName("errors"u8);
            WriteByPath(writer, problem.Errors, static error => error.Message);
            writer.WritePropertyName("codes"u8);
            WriteByPath(writer, problem.Errors, static error => error.Code);
        }

        if (traceId is not null)
            writer.WriteString("traceId"u8, traceId);
        writer.WriteEndObject();
    }

    /// <summary>The codes of the failures by path, beside the messages that <c>errors</c> holds.</summary>
    public static JsonElement CodesByPath(IReadOnlyList<InputError> errors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            WriteByPath(writer, errors, static error => error.Code);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The messages of the failures by path.</summary>
    public static Dictionary<string, string[]> MessagesByPath(IReadOnlyList<InputError> errors) =>
        errors.GroupBy(static error => error.Path, StringComparer.Ordinal)
            .ToDictionary(static path => path.Key, static path => path.Select(static error => error.Message).ToArray(), StringComparer.Ordinal);

    private static void WriteByPath(Utf8JsonWriter writer, IReadOnlyList<InputError> errors, Func<InputError, string> text)
    {
        writer.WriteStartObject();
        foreach (IGrouping<string, InputError> path in errors.GroupBy(static error => error.Path, StringComparer.Ordinal))
        {
            writer.WriteStartArray(path.Key);
            foreach (InputError error in path)
                writer.WriteStringValue(text(error));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
