using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads <see cref="Half"/>, rounded once, from the text.</summary>
internal readonly struct HalfReader : IJsonElementReader<Half>
{
    public static ElementStatus Read(ref Utf8JsonReader json, out Half value)
    {
        if (json.TokenType != JsonTokenType.Number)
            return NonFinite.Read(ref json, out value);
        ReadOnlySpan<byte> text = json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan;
        return Half.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Half.IsFinite(value) ? ElementStatus.Read : ElementStatus.OutOfRange;
    }
}
