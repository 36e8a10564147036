using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using ModelPack.AspNetCore.Endpoints;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Puts the packaged schemas of a model among the components of an OpenAPI document, once, and refers to them.</summary>
internal sealed class ModelSchemas(ModelOperation operation, OpenApiDocument document)
{
    // Marks components as ours, so that two models with types of one name do not share a component.
    private const string OwnerKey = "modelpack-model";
    private const string ProblemId = "ModelProblem";

    /// <summary>A row.</summary>
    public IOpenApiSchema Input => Refer(ModelDocument.InputSchema);

    /// <summary>A prediction.</summary>
    public IOpenApiSchema Output => Refer(ModelDocument.OutputSchema);

    /// <summary>An answer of RFC 9457.</summary>
    public IOpenApiSchema Problem => AddOnce(ProblemId, owner: ProblemId, ProblemSchema.Create);

    /// <summary>A line of a stream's answer.</summary>
    public IOpenApiSchema OutputOrError => new OpenApiSchema
    {
        AnyOf =
        [
            Output,
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "error" },
                Properties = new Dictionary<string, IOpenApiSchema> { ["error"] = Problem },
            },
        ],
    };

    private IOpenApiSchema Refer(ModelDocument which)
    {
        if (operation.Documents.Get(which) is not { } packaged || JsonNode.Parse(packaged.Content.Span) is not JsonObject schema)
            return new OpenApiSchema { Type = JsonSchemaType.Object };

        string owner = operation.Model.PayloadDigest + which;
        string id = PackagedSchema.ComponentId(schema, operation.Model.Name, which);
        if (IsTaken(id, owner))
            id = PackagedSchema.Sanitize(operation.Model.Name) + "." + id;
        return AddOnce(id, owner, () =>
        {
            foreach ((string name, JsonObject definition) in PackagedSchema.LiftDefinitions(schema, id))
                AddOnce(name, owner, () => Read(definition));
            return Read(schema);
        });
    }

    private OpenApiSchemaReference AddOnce(string id, string owner, Func<OpenApiSchema> create)
    {
        if (document.Components?.Schemas?.ContainsKey(id) != true)
        {
            OpenApiSchema schema = create();
            schema.Metadata = new Dictionary<string, object> { [OwnerKey] = owner };
            document.AddComponent<IOpenApiSchema>(id, schema);
        }

        return new OpenApiSchemaReference(id, document);
    }

    private bool IsTaken(string id, string owner)
    {
        IOpenApiSchema? present = null;
        if (document.Components?.Schemas?.TryGetValue(id, out present) != true)
            return false;
        object? presentOwner = null;
        (present as OpenApiSchema)?.Metadata?.TryGetValue(OwnerKey, out presentOwner);
        return !owner.Equals(presentOwner);
    }

    private OpenApiSchema Read(JsonObject schema) =>
        new OpenApiJsonReader().ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, document, out _) ?? new OpenApiSchema();
}
