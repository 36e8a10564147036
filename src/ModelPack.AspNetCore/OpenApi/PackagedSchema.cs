using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Endpoints;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Turns a JSON Schema document into one that can be a component: its definitions become components of their own.</summary>
internal static class PackagedSchema
{
    private const string Definitions = "$defs";
    private const string DefinitionPrefix = "#/$defs/";
    private const string ComponentPrefix = "#/components/schemas/";

    /// <summary>The schema's title, made fit for a component, or a name made of the model's.</summary>
    public static string ComponentId(JsonObject schema, string model, ModelDocument which)
    {
        string title = schema["title"] is JsonValue value && value.TryGetValue(out string? text) ? Sanitize(text) : "";
        return title.Length > 0 ? title : Sanitize(model) + (which == ModelDocument.InputSchema ? ".Input" : ".Output");
    }

    /// <summary>Keeps what a component's name may hold.</summary>
    public static string Sanitize(string text) =>
        string.Concat(text.Where(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-'));

    /// <summary>Takes the definitions out of a schema, and points references at the components that they become.</summary>
    public static IReadOnlyList<(string Id, JsonObject Schema)> LiftDefinitions(JsonObject schema, string id)
    {
        schema.Remove("$schema");
        schema.Remove("$id");
        var definitions = schema[Definitions] as JsonObject;
        schema.Remove(Definitions);

        Redirect(schema, id);
        if (definitions is null)
            return [];
        Redirect(definitions, id);
        return [.. definitions.Where(static pair => pair.Value is JsonObject).Select(pair => (ComponentOf(pair.Key, id), (JsonObject)pair.Value!))];
    }

    private static string ComponentOf(string definition, string id) => id + "." + Sanitize(definition);

    private static void Redirect(JsonNode? node, string id)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Redirect(item, id);
                break;
            case JsonObject members:
                if (members["$ref"] is JsonValue value && value.TryGetValue(out string? target) && target.StartsWith(DefinitionPrefix, StringComparison.Ordinal))
                    members["$ref"] = ComponentPrefix + ComponentOf(target[DefinitionPrefix.Length..], id);
                foreach ((_, JsonNode? member) in members)
                    Redirect(member, id);
                break;
        }
    }
}
