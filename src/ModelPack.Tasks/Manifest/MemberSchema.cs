using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of one member.</summary>
internal static class MemberSchema
{
    public static JsonSchemaProperty Build(ContractMember member, bool isInput)
    {
        var schema = new JsonSchemaProperty();
        Fill(schema, member, isInput);
        if (member.Nullable && !member.RefusesNull)
            AllowNull(schema, isListed: member.Allowed is not null);
        Describe(schema, member);
        return schema;
    }

    private static void Fill(JsonSchema schema, ContractMember member, bool isInput)
    {
        if (member.IsDictionary)
            DictionarySchema.Fill(schema, member, isInput);
        else if (member.IsList)
            FillList(schema, member, isInput);
        else if (member.IsNested)
            ObjectSchema.Fill(schema, member.Members, isInput);
        else if (member.IsTensor)
            ArraySchema.FillTensor(schema, member, isInput);
        else if (member.IsArray)
            ArraySchema.Fill(schema, member, isInput);
        else
            ElementSchema.Fill(schema, member, isInput);
    }

    private static void FillList(JsonSchema schema, ContractMember member, bool isInput)
    {
        schema.Type = JsonObjectType.Array;

        // ONNX Runtime has no empty sequence of maps.
        schema.SetItems(Math.Max(member.MinLength ?? 0, member.Item!.IsDictionary && isInput ? 1 : 0), member.MaxLength);
        schema.Item = new JsonSchema();
        Fill(schema.Item, member.Item!, isInput);
    }

    // A list of allowed values says itself whether null is one of them.
    private static void AllowNull(JsonSchema schema, bool isListed)
    {
        if (schema.AnyOf.Count > 0)
            schema.AnyOf.Add(new JsonSchema { Type = JsonObjectType.Null });
        else
            schema.Type |= JsonObjectType.Null;
        if (schema.Enumeration.Count > 0 && !isListed)
            schema.Enumeration.Add(null);
    }

    private static void Describe(JsonSchemaProperty schema, ContractMember member)
    {
        string unit = member.Unit.Length > 0 ? $"Unit: {member.Unit}." : "";
        string description = string.Join(" ", new[] { member.Summary, unit }.Where(text => text.Length > 0));
        schema.Description = description.Length > 0 ? description : null;
        if (member.Default is { } value)
            schema.Default = JToken.Parse(value.GetRawText());

        if (member.Unit.Length > 0)
            schema.Set("x-unit", member.Unit);
        if (member.Sensitive)
            schema.Set("x-sensitive", true);
        if (member.CustomRules)
            schema.Set("x-custom-rules", true);
        if (member.Pattern.Length > 0 && !PortablePattern.TryConvert(member.Pattern, out _))
            schema.Set("x-dotnet-pattern", member.Pattern);
    }
}
