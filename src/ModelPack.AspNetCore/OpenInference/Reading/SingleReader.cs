using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads <see cref="float"/>.</summary>
internal readonly struct SingleReader : IJsonElementReader<float>
{
    public static ElementStatus Read(ref Utf8JsonReader json, out float value)
    {
        if (json.TokenType != JsonTokenType.Number)
            return NonFinite.Read(ref json, out value);
        return json.TryGetSingle(out value) && float.IsFinite(value) ? ElementStatus.Read : ElementStatus.OutOfRange;
    }
}
