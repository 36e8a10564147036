using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Numbers. What the wire cannot say (NaN, infinity) comes as a string, and only where the member allows it.
public ref partial struct JsonInputReader
{
    /// <summary>Reads an <see cref="sbyte"/>.</summary>
    public sbyte ReadSByte() => ReadInteger<sbyte>();

    /// <summary>Reads a <see cref="byte"/>.</summary>
    public byte ReadByte() => ReadInteger<byte>();

    /// <summary>Reads a <see cref="short"/>.</summary>
    public short ReadInt16() => ReadInteger<short>();

    /// <summary>Reads a <see cref="ushort"/>.</summary>
    public ushort ReadUInt16() => ReadInteger<ushort>();

    /// <summary>Reads an <see cref="int"/>.</summary>
    public int ReadInt32() => _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out int value) ? value : ReadInteger<int>();

    /// <summary>Reads a <see cref="uint"/>.</summary>
    public uint ReadUInt32() => ReadInteger<uint>();

    /// <summary>Reads a <see cref="long"/>.</summary>
    public long ReadInt64() => _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out long value) ? value : ReadInteger<long>();

    /// <summary>Reads a <see cref="ulong"/>.</summary>
    public ulong ReadUInt64() => ReadInteger<ulong>();

    /// <summary>Reads a <see cref="float"/>.</summary>
    /// <param name="allowNonFinite">Whether the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> are numbers too.</param>
    public float ReadSingle(bool allowNonFinite = false)
    {
        if (_json.TokenType != JsonTokenType.Number)
            return (float)ReadNonFinite(allowNonFinite);
        if (_json.TryGetSingle(out float value) && (float.Abs(value) < float.MaxValue || IsWrittenWithin(value, float.MaxValue)))
            return value;
        FailFinite("float32");
        return 0;
    }

    /// <summary>Reads a <see cref="double"/>.</summary>
    /// <inheritdoc cref="ReadSingle"/>
    public double ReadDouble(bool allowNonFinite = false)
    {
        if (_json.TokenType != JsonTokenType.Number)
            return ReadNonFinite(allowNonFinite);
        if (_json.TryGetDouble(out double value) && double.IsFinite(value))
            return value;
        FailFinite("float64");
        return 0;
    }

    /// <summary>Reads a <see cref="Half"/>.</summary>
    /// <inheritdoc cref="ReadSingle"/>
    public Half ReadHalf(bool allowNonFinite = false)
    {
        if (_json.TokenType != JsonTokenType.Number)
            return (Half)ReadNonFinite(allowNonFinite);
        ReadOnlySpan<byte> text = _json.HasValueSequence ? _json.ValueSequence.ToArray() : _json.ValueSpan;
        if (Half.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out Half value) && (Half.Abs(value) < Half.MaxValue || IsWrittenWithin((double)value, (double)Half.MaxValue)))
            return value;
        FailFinite("float16");
        return default;
    }

    /// <summary>Reads a <see cref="BFloat16"/>.</summary>
    /// <inheritdoc cref="ReadSingle"/>
    public BFloat16 ReadBFloat16(bool allowNonFinite = false)
    {
        if (_json.TokenType != JsonTokenType.Number)
            return (BFloat16)ReadNonFinite(allowNonFinite);
        if (_json.TryGetDouble(out double number) && (BFloat16)number is var value && IsWrittenWithin((double)value, (double)BFloat16.MaxValue))
            return value;
        FailFinite("bfloat16");
        return default;
    }

    /// <summary>Checks a number as it is written, where rounding it to the member's type gave one of its bounds: what is written must be within them too (MPK3004).</summary>
    /// <param name="minimum">The lower bound, as it was declared or as the type holds it, whichever is less.</param>
    /// <param name="maximum">The upper bound, whichever is greater.</param>
    /// <param name="message">What would be right.</param>
    public void CheckWritten(double minimum, double maximum, string message)
    {
        if (IsWritten(out double written) && !(written >= minimum && written <= maximum))
            Fail(InputErrorCodes.OutOfRange, message);
    }

    /// <summary>Checks a number as it is written, where rounding it to the member's type gave one of its allowed values (MPK3008).</summary>
    /// <param name="allowed">The values, as they were declared and as the type holds them.</param>
    /// <param name="message">What would be right.</param>
    public void CheckWritten(scoped ReadOnlySpan<double> allowed, string message)
    {
        if (IsWritten(out double written) && !allowed.Contains(written))
            Fail(InputErrorCodes.NotAllowed, message);
    }

    // False for what is no number, and for one that failed already: its value is the type's default.
    private readonly bool IsWritten(out double written)
    {
        written = 0;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out written)
            && !(Failures.Errors is [.., { } last] && last.Path == CurrentPath());
    }

    // What is written beyond the largest value is refused, although it may round to it.
    private readonly bool IsWrittenWithin(double value, double largest) =>
        Math.Abs(value) < largest || (Math.Abs(value) == largest && _json.TryGetDouble(out double written) && Math.Abs(written) <= largest);

    private T ReadInteger<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (_json.TokenType != JsonTokenType.Number)
        {
            FailType("an integer");
            return default;
        }

        if (_json.TryGetInt64(out long plain) && IsWithin<T>(plain))
            return T.CreateTruncating(plain);
        ReadOnlySpan<byte> text = _json.HasValueSequence ? _json.ValueSequence.ToArray() : _json.ValueSpan;
        if (JsonIntegerText.TryRead(text, out Int128 value, out bool isWhole) && IsWithin<T>(value))
            return T.CreateTruncating(value);
        if (isWhole)
            Fail(InputErrorCodes.OutOfRange, $"Must be an integer from {T.MinValue} to {T.MaxValue}.");
        else
            Fail(InputErrorCodes.WrongType, "Must be an integer, without a fraction.");
        return default;
    }

    private static bool IsWithin<T>(Int128 value)
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        value >= Int128.CreateTruncating(T.MinValue) && value <= Int128.CreateTruncating(T.MaxValue);

    private double ReadNonFinite(bool isAllowed)
    {
        double value = 0;
        if (_json.TokenType == JsonTokenType.String)
        {
            value = NonFiniteValue();
            if (isAllowed && value != 0)
                return value;
        }

        if (value != 0)
            Fail(InputErrorCodes.NotFinite, "Must be a finite number.");
        else
            FailType(isAllowed ? "a number, or one of the strings \"NaN\", \"Infinity\" and \"-Infinity\"" : "a number");
        return 0;
    }

    // Zero for any other string.
    private readonly double NonFiniteValue()
    {
        if (_json.HasValueSequence ? _json.ValueSequence.Length > 64 : _json.ValueSpan.Length > 64)
            return 0;
        try
        {
            return _json.ValueTextEquals("NaN"u8) ? double.NaN
                : _json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
                : _json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
                : 0;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private void FailFinite(string elementType) =>
        Fail(InputErrorCodes.NotFinite, $"Must be a finite number within the range of {elementType}.");
}
