using System.Text.Json;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Text of a model inside JSON.</summary>
internal static class JsonLiteral
{
    /// <summary>A string literal; letters beyond ASCII are escaped.</summary>
    public static string Of(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>The name of a member in contract JSON.</summary>
    public static string Member(string name) => Of(JsonNamingPolicy.CamelCase.ConvertName(name));
}
