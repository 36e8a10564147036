using Microsoft.OpenApi;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>The schemas of inputs that are not sent as JSON.</summary>
internal static class FormSchema
{
    public static OpenApiSchema Of(MediaType type, InputForms forms) => type switch
    {
        MediaType.Form => Form(forms),
        MediaType.Text => new OpenApiSchema { Type = JsonSchemaType.String },
        _ => Bytes(),
    };

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiSchema Form(InputForms forms)
    {
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = new HashSet<string>(forms.Members.Where(static member => member.IsRequired).Select(static member => member.Json)),
        };
        foreach (InputMember member in forms.Members)
            form.Properties[member.Json] = member == forms.File ? Bytes() : new OpenApiSchema { Type = TypeOf(member) };
        return form;
    }

    private static JsonSchemaType TypeOf(InputMember member) => member switch
    {
        { Kind: not "scalar" } => JsonSchemaType.Array,
        { Element: "string" or "enum" } => JsonSchemaType.String,
        { Element: "bool" } => JsonSchemaType.Boolean,
        { Element: "float16" or "float32" or "float64" or "bfloat16" } => JsonSchemaType.Number,
        _ => JsonSchemaType.Integer,
    };
}
