using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of an array: nested to the rank of the row. Bytes are base64, and on inputs also an array.</summary>
internal static class ArraySchema
{
    public static void Fill(JsonSchema schema, ContractMember member, bool isInput)
    {
        if (member.Element != "uint8")
        {
            FillLevels(schema, member, isInput);
            return;
        }

        JsonSchema text = isInput ? new JsonSchema() : schema;
        FillBase64(text, member);
        if (!isInput)
            return;
        var array = new JsonSchema();
        FillLevels(array, member, isInput);
        schema.AnyOf.Add(text);
        schema.AnyOf.Add(array);
    }

    /// <summary>Nested to the tensor's rank; where the model states none, arrays of any depth.</summary>
    public static void FillTensor(JsonSchema schema, ContractMember member, bool isInput)
    {
        if (member.Shape is null)
            schema.Type = JsonObjectType.Array;
        else
            FillLevels(schema, member, isInput);
    }

    private static void FillLevels(JsonSchema schema, ContractMember member, bool isInput)
    {
        // A scalar row is an array of one element; a row whose shape nobody states is flat, of any length.
        IReadOnlyList<int?> sizes = member.Shape is null ? [null] : member.Sizes is { Count: > 0 } stated ? stated : [1];
        JsonSchema level = schema;
        for (int i = 0; i < sizes.Count; i++)
        {
            level.Type = JsonObjectType.Array;
            if (sizes[i] is { } size)
                level.MinItems = level.MaxItems = size;
            level.Item = i == sizes.Count - 1 ? ElementSchema.Element(member, isInput) : new JsonSchema();
            level = level.Item;
        }

        // The rules about length count all elements, so they fit one level only.
        if (sizes is [null])
        {
            schema.MinItems = member.MinLength ?? 0;
            schema.MaxItems = member.MaxLength ?? 0;
        }
    }

    private static void FillBase64(JsonSchema schema, ContractMember member)
    {
        schema.Type = JsonObjectType.String;
        schema.Format = JsonFormatStrings.Byte;
        if (member.Shape is null || member.Sizes.Any(size => size is null))
            return;
        long bytes = member.Sizes.Aggregate(1L, (product, size) => product * size!.Value);
        if ((bytes + 2) / 3 * 4 is var characters and <= int.MaxValue)
            schema.MinLength = schema.MaxLength = (int)characters;
    }
}
