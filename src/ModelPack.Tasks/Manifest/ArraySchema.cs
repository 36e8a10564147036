using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of an array: nested to the rank of the row, or flat where that says all. Bytes are base64, and on inputs also an array.</summary>
internal static class ArraySchema
{
    // What the runtime reads where the model states no shape.
    private const int DeepestOpenTensor = 8;

    public static void Fill(JsonSchema schema, ContractMember member, bool isInput)
    {
        // A scalar row is an array of one element; a row whose shape nobody states is flat, of any length.
        IReadOnlyList<int?> sizes = member.Shape is null ? [null] : member.Sizes is { Count: > 0 } stated ? stated : [1];
        int?[] flat = sizes.Contains(null) ? [null] : [Product(sizes)];
        bool isFlatToo = isInput && sizes.Count > 1 && (!sizes.Contains(null) || (sizes.Count(size => size is null) == 1 && sizes.All(size => size is null or 1)));
        if (member.Element != "uint8" && !isFlatToo)
        {
            FillLevels(schema, member, sizes, isInput);
            return;
        }

        List<JsonSchema> forms = [];
        if (member.Element == "uint8")
            forms.Add(Base64(member, sizes));
        if (isInput)
            forms.Add(Levels(member, sizes, isInput));
        if (isFlatToo)
            forms.Add(Levels(member, flat, isInput));
        if (forms.Count > 1)
            forms.ForEach(schema.AnyOf.Add);
        else
            FillBase64(schema, member, sizes);
    }

    /// <summary>Nested to the tensor's rank, which for a single input is no array; where the model states none, to any.</summary>
    public static void FillTensor(JsonSchema schema, ContractMember member, bool isInput)
    {
        if (member.Shape is { Count: > 0 })
        {
            FillLevels(schema, member, member.Sizes, isInput);
            return;
        }

        if (member.Shape is not null && !isInput)
        {
            FillLevels(schema, member, [1], isInput);
            return;
        }

        if (member.Shape is not null)
        {
            ElementSchema.Fill(schema, ElementSchema.WithoutRules(member), isInput);
            return;
        }

        schema.AnyOf.Add(ElementSchema.Element(member, isInput));
        for (int rank = 1; rank <= DeepestOpenTensor; rank++)
            schema.AnyOf.Add(Levels(member with { MinLength = null, MaxLength = null }, [.. Enumerable.Repeat((int?)null, rank)], isInput));
    }

    private static JsonSchema Levels(ContractMember member, IReadOnlyList<int?> sizes, bool isInput)
    {
        var schema = new JsonSchema();
        FillLevels(schema, member, sizes, isInput);
        return schema;
    }

    private static void FillLevels(JsonSchema schema, ContractMember member, IReadOnlyList<int?> sizes, bool isInput)
    {
        // The rules about length count all elements: where one dimension is open, they bound it.
        bool isBounded = sizes.Count(size => size is null) == 1;
        long step = Product([.. sizes.Where(size => size is not null)]);
        JsonSchema level = schema;
        for (int i = 0; i < sizes.Count; i++)
        {
            level.Type = JsonObjectType.Array;
            if (sizes[i] is { } size)
                level.SetItems(size, size);
            else if (isBounded && step > 0)
                level.SetItems((member.MinLength + step - 1) / step, member.MaxLength / step);
            level.Item = i == sizes.Count - 1 ? ElementSchema.Element(member, isInput) : new JsonSchema();
            level = level.Item;
        }
    }

    private static JsonSchema Base64(ContractMember member, IReadOnlyList<int?> sizes)
    {
        var schema = new JsonSchema();
        FillBase64(schema, member, sizes);
        return schema;
    }

    private static void FillBase64(JsonSchema schema, ContractMember member, IReadOnlyList<int?> sizes)
    {
        schema.Type = JsonObjectType.String;
        schema.Format = JsonFormatStrings.Byte;
        long step = Product([.. sizes.Where(size => size is not null)]);
        bool isFixed = !sizes.Contains(null);
        schema.Pattern = Base64Pattern.Of(Math.Max(1, step), isFixed ? step : member.MinLength ?? 0, isFixed ? step : member.MaxLength);
    }

    private static int Product(IReadOnlyList<int?> sizes) => (int)Math.Min(int.MaxValue, sizes.Aggregate(1L, (product, size) => Math.Min(int.MaxValue, product * size!.Value)));
}
