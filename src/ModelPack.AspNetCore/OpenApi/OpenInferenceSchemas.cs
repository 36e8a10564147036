using Microsoft.OpenApi;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>The JSON of the Open Inference Protocol as schemas.</summary>
internal static class OpenInferenceSchemas
{
    public static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    public static OpenApiSchema Integer => new() { Type = JsonSchemaType.Integer };

    public static OpenApiSchema Error => Object(["error"], ("error", Text));

    public static OpenApiSchema InferRequest => Object(
        ["inputs"],
        ("id", Text),
        ("parameters", Parameters),
        ("inputs", ArrayOf(Object(["name", "shape", "datatype"], [.. Tensor, ("parameters", Parameters), ("data", Data)]))),
        ("outputs", ArrayOf(Object(["name"], ("name", Text), ("parameters", Parameters)))));

    private static (string, IOpenApiSchema)[] Tensor => [("name", Text), ("datatype", Text), ("shape", ArrayOf(Integer))];

    private static OpenApiSchema Boolean => new() { Type = JsonSchemaType.Boolean };

    private static OpenApiSchema Parameters => new() { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean } };

    // Arrays in arrays, or one flat array; a value alone where there are no dimensions.
    private static OpenApiSchema Data => new() { Description = "The elements, row-major." };

    /// <summary>The answer of an operation that succeeded.</summary>
    public static OpenApiSchema Of(OpenInferenceOperation operation) => operation switch
    {
        OpenInferenceOperation.ServerLive => Object(["live"], ("live", Boolean)),
        OpenInferenceOperation.ServerReady => Object(["live", "ready"], ("live", Boolean), ("ready", Boolean)),
        OpenInferenceOperation.ServerMetadata => Object(["name", "version", "extensions"], ("name", Text), ("version", Text), ("extensions", ArrayOf(Text))),
        OpenInferenceOperation.ModelReady => Object(["name", "ready"], ("name", Text), ("ready", Boolean)),
        OpenInferenceOperation.ModelMetadata => Object(
            ["name", "versions", "platform", "inputs", "outputs"],
            ("name", Text),
            ("versions", ArrayOf(Text)),
            ("platform", Text),
            ("inputs", ArrayOf(Object(["name", "datatype", "shape"], Tensor))),
            ("outputs", ArrayOf(Object(["name", "datatype", "shape"], Tensor))),
            ("properties", new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Text })),
        _ => Object(
            ["model_name", "model_version", "outputs"],
            ("model_name", Text),
            ("model_version", Text),
            ("id", Text),
            ("outputs", ArrayOf(Object(["name", "shape", "datatype"], [.. Tensor, ("parameters", Parameters), ("data", Data)])))),
    };

    private static OpenApiSchema ArrayOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Object(string[] required, params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(required),
        Properties = properties.ToDictionary(static property => property.Name, static property => property.Schema),
    };
}
