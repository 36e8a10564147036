using System.Text.Json;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Text of a model inside JSON.</summary>
internal static class JsonText
{
    /// <summary>A string literal; letters beyond ASCII are escaped.</summary>
    public static string Literal(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>The name of a member in contract JSON.</summary>
    public static string Member(string name) => Literal(JsonNamingPolicy.CamelCase.ConvertName(name));
}
