using System.Text.Json;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Text of a model inside JSON.</summary>
internal static class JsonLiteral
{
    /// <summary>A string literal; letters beyond ASCII are escaped. Half of a surrogate pair, which JSON does not have, is replaced.</summary>
    public static string Of(string text) => $"\"{JsonEncodedText.Encode(string.Concat(text.EnumerateRunes()))}\"";

    /// <summary>The name of a member in contract JSON.</summary>
    public static string Member(string name) => Of(JsonNamingPolicy.CamelCase.ConvertName(name));
}
