using System.Numerics;
using System.Text.Json;
using ModelPack.AspNetCore.OpenInference.Reading;

namespace ModelPack.AspNetCore.OpenInference;

/// <summary>What JSON numbers cannot say: the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>, in requests as in responses.</summary>
internal static class NonFinite
{
    public static ElementStatus Read<T>(ref Utf8JsonReader json, out T value)
        where T : struct, IFloatingPointIeee754<T>
    {
        value = T.NaN;
        if (json.TokenType != JsonTokenType.String)
            return ElementStatus.WrongType;
        if (JsonText.Is(ref json, "NaN"u8))
            return ElementStatus.Read;
        value = JsonText.Is(ref json, "-Infinity"u8) ? T.NegativeInfinity : T.PositiveInfinity;
        return T.IsNegative(value) || JsonText.Is(ref json, "Infinity"u8) ? ElementStatus.Read : ElementStatus.WrongType;
    }

    public static void Write<T>(Utf8JsonWriter writer, T value)
        where T : struct, IFloatingPointIeee754<T> =>
        writer.WriteStringValue(T.IsNaN(value) ? "NaN"u8 : T.IsNegative(value) ? "-Infinity"u8 : "Infinity"u8);
}
