using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of an object with a member for each of a type.</summary>
internal static class ObjectSchema
{
    public static void Fill(JsonSchema schema, IEnumerable<ContractMember> members, bool isInput)
    {
        schema.Type = JsonObjectType.Object;
        schema.AllowAdditionalProperties = false;
        foreach (ContractMember member in members)
        {
            schema.Properties[member.JsonName] = MemberSchema.Build(member, isInput);

            // What the model gives is always there; what it is given may be left out where the type says so.
            if (member.Required || !isInput)
                schema.RequiredProperties.Add(member.JsonName);
        }
    }
}
