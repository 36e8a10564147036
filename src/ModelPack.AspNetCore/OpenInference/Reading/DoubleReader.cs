using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads <see cref="double"/>.</summary>
internal readonly struct DoubleReader : IJsonElementReader<double>
{
    public static ElementStatus Read(ref Utf8JsonReader json, out double value)
    {
        if (json.TokenType != JsonTokenType.Number)
            return NonFinite.Read(ref json, out value);
        return json.TryGetDouble(out value) && double.IsFinite(value) ? ElementStatus.Read : ElementStatus.OutOfRange;
    }
}
