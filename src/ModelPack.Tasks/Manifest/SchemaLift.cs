using System.Text.Json.Nodes;

namespace ModelPack.Tasks.Manifest;

/// <summary>Lifts a schema from draft 4, which the library writes, to draft 2020-12.</summary>
internal static class SchemaLift
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    // Keywords whose value maps names to schemas: a member of that name is no keyword.
    private static readonly string[] s_maps = ["properties", "patternProperties", "definitions"];

    // Keywords whose value is data, not schema.
    private static readonly string[] s_data = ["enum", "default", "required", "type"];

    public static JsonObject Lift(JsonObject schema)
    {
        JsonObject lifted = LiftSchema(schema);
        lifted.Remove("$schema");
        lifted.Insert(0, "$schema", Draft);
        return lifted;
    }

    private static JsonObject LiftSchema(JsonObject schema)
    {
        var lifted = new JsonObject();
        foreach ((string key, JsonNode? value) in schema)
        {
            switch (key)
            {
                case "definitions":
                    lifted["$defs"] = LiftMap(value!.AsObject());
                    break;
                case "format":
                    LiftFormat(lifted, value!.GetValue<string>());
                    break;
                case "$ref":
                    lifted[key] = value!.GetValue<string>().Replace("#/definitions/", "#/$defs/", StringComparison.Ordinal);
                    break;
                default:
                    lifted[key] = LiftValue(key, value);
                    break;
            }
        }

        return lifted;
    }

    private static JsonNode? LiftValue(string key, JsonNode? value) => value switch
    {
        _ when s_data.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal) => value?.DeepClone(),
        JsonObject map when s_maps.Contains(key) => LiftMap(map),
        JsonObject schema => LiftSchema(schema),
        JsonArray array => new JsonArray([.. array.Select(item => item is JsonObject schema ? LiftSchema(schema) : item?.DeepClone())]),
        _ => value?.DeepClone(),
    };

    private static JsonObject LiftMap(JsonObject map) =>
        new(map.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)LiftSchema(entry.Value!.AsObject()))));

    // Formats of OpenAPI are unknown to draft 2020-12; base64 has a keyword of its own there.
    private static void LiftFormat(JsonObject lifted, string format)
    {
        if (format == "byte")
            lifted["contentEncoding"] = "base64";
        else if (format is not ("float" or "double" or "int32" or "int64" or "decimal"))
            lifted["format"] = format;
    }
}
