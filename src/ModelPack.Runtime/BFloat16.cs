using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ModelPack;

/// <summary>A bfloat16 number: a float32 without its lower 16 bits, so with its range and 8 significant bits. ONNX models have it; .NET 10 has no type for it.</summary>
/// <remarks>Conversions to it round to the nearest value, ties to the even one; those from it lose nothing.</remarks>
public readonly partial struct BFloat16 : IEquatable<BFloat16>, IComparable<BFloat16>, IComparable
{
    private const ushort SignBit = 0x8000;
    private const ushort ExponentBits = 0x7F80;
    private const ushort QuietBit = 0x0040;

    private readonly ushort _bits;

    private BFloat16(ushort bits) => _bits = bits;

    /// <summary>The largest finite value, about 3.39e38.</summary>
    public static BFloat16 MaxValue => new(0x7F7F);

    /// <summary>The least finite value, about -3.39e38.</summary>
    public static BFloat16 MinValue => new(0xFF7F);

    /// <summary>The smallest value above 0.</summary>
    public static BFloat16 Epsilon => new(0x0001);

    /// <summary>Not a number.</summary>
    public static BFloat16 NaN => new(0xFFC0);

    /// <summary>Infinity.</summary>
    public static BFloat16 PositiveInfinity => new(ExponentBits);

    /// <summary>Infinity below 0.</summary>
    public static BFloat16 NegativeInfinity => new(SignBit | ExponentBits);

    /// <summary>The value of 16 bits as a tensor holds them.</summary>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The 16 bits as a tensor holds them.</summary>
    public ushort ToBits() => _bits;

    /// <summary>Whether it is neither NaN nor infinite.</summary>
    public static bool IsFinite(BFloat16 value) => (value._bits & ExponentBits) != ExponentBits;

    /// <summary>Whether it is NaN.</summary>
    public static bool IsNaN(BFloat16 value) => (value._bits & ~SignBit) > ExponentBits;

    /// <summary>Whether it is infinite.</summary>
    public static bool IsInfinity(BFloat16 value) => (value._bits & ~SignBit) == ExponentBits;

    /// <inheritdoc/>
    public bool Equals(BFloat16 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(BFloat16 other) => ((float)this).CompareTo((float)other);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException($"Must be a {nameof(BFloat16)}.", nameof(obj)),
    };

    /// <summary>Whether two values are equal; NaN is not equal to itself, and both zeros are equal.</summary>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != (float)right;

    /// <summary>Whether the first value is less.</summary>
    public static bool operator <(BFloat16 left, BFloat16 right) => (float)left < (float)right;

    /// <summary>Whether the first value is greater.</summary>
    public static bool operator >(BFloat16 left, BFloat16 right) => (float)left > (float)right;

    /// <summary>Whether the first value is less or equal.</summary>
    public static bool operator <=(BFloat16 left, BFloat16 right) => (float)left <= (float)right;

    /// <summary>Whether the first value is greater or equal.</summary>
    public static bool operator >=(BFloat16 left, BFloat16 right) => (float)left >= (float)right;

    /// <summary>The nearest value; what is beyond the largest finite one becomes infinite.</summary>
    public static explicit operator BFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        ushort upper = (ushort)(bits >> 16);
        if (float.IsNaN(value))
            return new BFloat16((ushort)(upper | QuietBit));

        // Half of the last place, less one where the value is even: the carry rounds, and runs into infinity by itself.
        return new BFloat16((ushort)((bits + 0x7FFF + (uint)(upper & 1)) >> 16));
    }

    /// <summary>The nearest value, rounded once.</summary>
    public static explicit operator BFloat16(double value)
    {
        // Rounding to float32 first may land on a tie that the double was not on: then the lost part decides.
        float nearest = (float)value;
        uint bits = BitConverter.SingleToUInt32Bits(nearest);
        if ((bits & 0xFFFF) == 0x8000 && float.IsFinite(nearest) && nearest != value)
            nearest = Math.Abs(nearest) < Math.Abs(value) ? BitConverter.UInt32BitsToSingle(bits + 1) : BitConverter.UInt32BitsToSingle(bits - 1);
        return (BFloat16)nearest;
    }

    /// <summary>The nearest value; 8 significant bits stay of 11.</summary>
    public static explicit operator BFloat16(Half value) => (BFloat16)(float)value;

    /// <summary>The nearest value.</summary>
    public static explicit operator BFloat16(int value) => (BFloat16)(double)value;

    /// <summary>The same value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static explicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value._bits << 16);

    /// <summary>The same value.</summary>
    public static explicit operator double(BFloat16 value) => (float)value;

    /// <summary>The nearest float16; its range is much smaller.</summary>
    public static explicit operator Half(BFloat16 value) => (Half)(float)value;
}
