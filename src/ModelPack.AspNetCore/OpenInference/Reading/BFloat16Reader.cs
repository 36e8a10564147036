using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads <see cref="BFloat16"/>.</summary>
internal readonly struct BFloat16Reader : IJsonElementReader<BFloat16>
{
    public static ElementStatus Read(ref Utf8JsonReader json, out BFloat16 value)
    {
        if (json.TokenType != JsonTokenType.Number)
            return ReadNonFinite(ref json, out value);
        bool isNumber = json.TryGetDouble(out double number);
        value = (BFloat16)number;
        return isNumber && BFloat16.IsFinite(value) ? ElementStatus.Read : ElementStatus.OutOfRange;
    }

    private static ElementStatus ReadNonFinite(ref Utf8JsonReader json, out BFloat16 value)
    {
        ElementStatus status = NonFinite.Read(ref json, out float number);
        value = (BFloat16)number;
        return status;
    }
}
