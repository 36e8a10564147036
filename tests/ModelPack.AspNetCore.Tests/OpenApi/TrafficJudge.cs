using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Tests.Support;
using ModelPack.Testing.Judges;

namespace ModelPack.AspNetCore.Tests.OpenApi;

/// <summary>Holds requests and answers against an OpenAPI document: the document must list what is sent, and ajv must find it valid.</summary>
public sealed class TrafficJudge : IDisposable
{
    private const string Address = "https://app.test/openapi";

    private readonly JsonJudge _judge = new();
    private readonly JsonNode _document;
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);

    public TrafficJudge(string document) => _document = JsonNode.Parse(document)!;

    public void Dispose() => _judge.Dispose();

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    public string? OfAnswer(string path, string method, Answer answer)
    {
        string status = answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (_document["paths"]?[path]?[method]?["responses"]?[status] is not { } response)
            return $"{method} {path} is not said to answer {status}";
        if (response["content"] is not JsonObject content)
            return answer.Text.Length == 0 ? null : $"{method} {path} is not said to answer {status} with a body";
        return answer.MediaType is { } type && content[type] is not null
            ? OfBodies([.. Pointer(path, method), "responses", status], type, answer.Text)
            : $"{method} {path} is not said to answer {status} with {answer.MediaType}";
    }

    /// <summary>What is wrong with the body of a request; null for nothing.</summary>
    public string? OfRequest(string path, string method, string type, string body) =>
        _document["paths"]?[path]?[method]?["requestBody"]?["content"]?[type] is null
            ? $"{method} {path} is not said to take {type}"
            : OfBodies([.. Pointer(path, method), "requestBody"], type, body);

    private static string[] Pointer(string path, string method) => ["paths", path, method];

    private string? OfBodies(string[] owner, string type, string body)
    {
        // What is no JSON is text or bytes, of which the document says no more.
        if (!type.Contains("json", StringComparison.Ordinal))
            return null;
        string[] bodies = type.EndsWith("lines", StringComparison.Ordinal) || type.EndsWith("ndjson", StringComparison.Ordinal) ? body.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [body];
        string pointer = "#/" + string.Join('/', ((string[])[.. owner, "content", type, "schema"]).Select(Escape));
        if (_defined.Add(pointer))
            _judge.Define(pointer, new JsonObject { ["$ref"] = Address + pointer }.ToJsonString(), "2020-12", (Address, _document.ToJsonString()));
        return _judge.Judge(pointer, bodies).FirstOrDefault(static verdict => verdict is not null);
    }

    // A JSON pointer, within a URI.
    private static string Escape(string part) => Uri.EscapeDataString(part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
