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
            Type = JsonObjectType.Object,
            Title = side.Title,
            Description = side.Summary.Length > 0 ? side.Summary : null,
            AllowAdditionalProperties = false,
        };
        foreach (ContractMember member in side.Members)
        {
            schema.Properties[member.JsonName] = MemberSchema.Build(member, isInput);
            // What the model gives is always there; what it is given may be left out where the type says so.
            if (member.Required || !isInput)
                schema.RequiredProperties.Add(member.JsonName);
        }

        JsonObject lifted = SchemaLift.Lift(JsonNode.Parse(schema.ToJson())!.AsObject());
        return JsonText.Write(writer => lifted.WriteTo(writer));
    }
}
