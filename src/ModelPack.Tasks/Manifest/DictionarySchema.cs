using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of a dictionary: an object whose members are labels, integers or any text.</summary>
internal static class DictionarySchema
{
    public static void Fill(JsonSchema schema, ContractMember member, bool isInput)
    {
        schema.Type = JsonObjectType.Object;
        if (member.MinLength is > 0 and var least)
            schema.Set("minProperties", least);
        if (member.MaxLength is { } most)
            schema.Set("maxProperties", most);
        if (member.Key == "string")
        {
            schema.AdditionalPropertiesSchema = ElementSchema.Element(member, isInput);
            return;
        }

        schema.AllowAdditionalProperties = false;
        if (member.Key == "int64")
            schema.PatternProperties[IntegerKeys.Pattern] = Value(member, isInput);
        foreach (string label in member.Labels)
            schema.Properties[label] = Value(member, isInput);
    }

    // The rules and texts of the member are about the whole dictionary.
    private static JsonSchemaProperty Value(ContractMember member, bool isInput)
    {
        var value = new JsonSchemaProperty();
        ElementSchema.Fill(value, ElementSchema.WithoutRules(member), isInput);
        return value;
    }
}
