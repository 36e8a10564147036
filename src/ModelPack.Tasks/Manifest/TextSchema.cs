using NJsonSchema;

namespace ModelPack.Tasks.Manifest;

/// <summary>Builds the schema of a text.</summary>
internal static class TextSchema
{
    // What .NET takes for white space; the \s of ECMA 262 lacks U+0085 and has U+FEFF.
    public const string WhiteSpace = @"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

    public static void Fill(JsonSchema schema, ContractMember member)
    {
        schema.Type = JsonObjectType.String;
        schema.MinLength = member.MinLength;
        schema.MaxLength = member.MaxLength;
        string? pattern = PortablePattern.TryConvert(member.Pattern, out string? portable) ? portable : null;
        string? notBlank = member.NotBlank ? $"[^{WhiteSpace}]" : null;
        schema.Pattern = pattern ?? notBlank;
        if (pattern is not null && notBlank is not null)
            schema.AllOf.Add(new JsonSchema { Pattern = notBlank });
    }
}
