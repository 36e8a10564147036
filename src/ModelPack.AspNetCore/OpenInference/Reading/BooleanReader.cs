using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads truth values, also written as 1 and 0.</summary>
internal readonly struct BooleanReader : IJsonElementReader<bool>
{
    public static ElementStatus Read(ref Utf8JsonReader json, out bool value)
    {
        value = json.TokenType == JsonTokenType.True;
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return ElementStatus.Read;
        if (json.TokenType != JsonTokenType.Number)
            return ElementStatus.WrongType;
        value = json.TryGetByte(out byte number) && number == 1;
        return value || (number == 0 && json.TryGetByte(out _)) ? ElementStatus.Read : ElementStatus.OutOfRange;
    }
}
