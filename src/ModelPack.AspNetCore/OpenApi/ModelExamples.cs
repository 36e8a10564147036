using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Golden examples of a package, in the contract's words, as examples of requests and responses.</summary>
internal sealed class ModelExamples
{
    // A document is for reading: a few rows show what a hundred would.
    private const int MaxExamples = 3;
    private const int MaxLength = 16 << 10;

    private readonly List<(JsonObject Input, JsonNode? Output)> _rows = [];

    /// <summary>Reads the examples of a model; there are none where its package has none.</summary>
    public ModelExamples(ModelDescriptor model)
    {
        ReadOnlyMemory<byte> rest = model.ReadExamples();
        while (rest.Length > 0 && _rows.Count < MaxExamples)
        {
            int end = rest.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Length is > 0 and <= MaxLength)
                Add(line);
        }
    }

    /// <summary>Inputs.</summary>
    public Dictionary<string, IOpenApiExample>? Inputs => Of(_rows.Select(static row => (JsonNode?)row.Input));

    /// <summary>Predictions. What an example leaves open is not compared, so an output may be a part of one; that part is shown.</summary>
    public Dictionary<string, IOpenApiExample>? Outputs => Of(_rows.Select(static row => row.Output));

    /// <summary>All inputs as one batch.</summary>
    public JsonArray? Batch => _rows.Count == 0 ? null : new JsonArray([.. _rows.Select(static row => row.Input.DeepClone())]);

    // Nobody vouches for the file, and lines in the model's words are not for callers.
    private void Add(ReadOnlyMemory<byte> line)
    {
        try
        {
            if (JsonNode.Parse(line.Span) is JsonObject example && example["input"] is JsonObject input)
                _rows.Add((input, example["output"]));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Not JSON, or a member is there twice.
        }
    }

    private static Dictionary<string, IOpenApiExample>? Of(IEnumerable<JsonNode?> values)
    {
        var examples = new Dictionary<string, IOpenApiExample>();
        foreach ((int index, JsonNode? value) in values.Index())
        {
            if (value is not null)
                examples.Add($"example{index + 1}", new OpenApiExample { Value = value.DeepClone() });
        }

        return examples.Count == 0 ? null : examples;
    }
}
