using System.Text.Json.Nodes;
using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes <c>input.schema.json</c> and <c>output.schema.json</c>: JSON Schema, draft 2020-12.</summary>
internal static class SchemaDocument
{
    public const string InputFileName = "input.schema.json";
    public const string OutputFileName = "output.schema.json";

    /// <summary>The schema of what callers send.</summary>
    public static string WriteInput(Contract contract) => Write(contract.Input, isInput: true);

    /// <summary>The schema of what they get.</summary>
    public static string WriteOutput(Contract contract) => Write(contract.Output, isInput: false);

    private static string Write(ContractSide side, bool isInput)
    {
        var schema = new JsonSchema
        {
            Title = side.Title,
            Description = side.Summary.Length > 0 ? side.Summary : null,
        };
        ObjectSchema.Fill(schema, side.Members, isInput);
        JsonObject lifted = SchemaLift.Lift(JsonNode.Parse(schema.ToJson())!.AsObject());
        return JsonText.Write(writer => lifted.WriteTo(writer));
    }
}
