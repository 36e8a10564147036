using Microsoft.OpenApi;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Describes the problem details that endpoints of models answer with.</summary>
internal static class ProblemSchema
{
    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457).",
        Required = new HashSet<string> { "type", "title", "status" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Names the kind of problem; stable."),
            ["title"] = Text("The kind of problem in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status code." },
            ["detail"] = Text("What the caller can do."),
            ["errors"] = ByPath("Where the input is invalid: the messages of all failures, by JSON path."),
            ["codes"] = ByPath("Where the input is invalid: the codes of all failures, by JSON path, in the order of the messages."),
            ["traceId"] = Text("Finds the request in the server's logs."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema ByPath(string description) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
    };
}
