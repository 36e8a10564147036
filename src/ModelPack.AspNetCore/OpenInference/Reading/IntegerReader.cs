using System.Buffers;
using System.Numerics;
using System.Text.Json;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads integers, however they are written: <c>100</c>, <c>100.0</c>, <c>1e2</c>.</summary>
internal readonly struct IntegerReader<T> : IJsonElementReader<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static ElementStatus Read(ref Utf8JsonReader json, out T value)
    {
        value = default;
        if (json.TokenType != JsonTokenType.Number)
            return ElementStatus.WrongType;
        if (json.TryGetInt64(out long number))
        {
            if (number < 0 ? Int128.CreateChecked(T.MinValue) > number : Int128.CreateChecked(T.MaxValue) < number)
                return ElementStatus.OutOfRange;
            value = T.CreateTruncating(number);
            return ElementStatus.Read;
        }

        ReadOnlySpan<byte> text = json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan;
        if (!JsonIntegerText.TryRead(text, out Int128 integer, out bool isWhole))
            return isWhole ? ElementStatus.OutOfRange : ElementStatus.WrongType;
        if (integer < Int128.CreateChecked(T.MinValue) || integer > Int128.CreateChecked(T.MaxValue))
            return ElementStatus.OutOfRange;
        value = T.CreateTruncating(integer);
        return ElementStatus.Read;
    }
}
