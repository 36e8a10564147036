using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>What columns of a feature vector hold: numbers in their ranges, integers that survive the way into a floating-point type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeatureColumn
{
    private const int BFloat16Bits = 8;
    private const int HalfBits = 11;
    private const int SingleBits = 24;
    private const int DoubleBits = 53;

    /// <summary>Whether each value is between its bounds; NaN is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreWithin(Vector128<float> values, Vector128<float> minima, Vector128<float> maxima) =>
        (Vector128.GreaterThanOrEqual(values, minima) & Vector128.LessThanOrEqual(values, maxima)).AsUInt32() == Vector128<uint>.AllBitsSet;

    /// <summary>Whether bfloat16 holds the integer exactly.</summary>
    public static bool FitsBFloat16(long value) => Fits(value, BFloat16Bits);

    /// <inheritdoc cref="FitsBFloat16(long)"/>
    public static bool FitsBFloat16(ulong value) => Fits(value, BFloat16Bits);

    /// <summary>Whether float16 holds the integer exactly.</summary>
    public static bool FitsHalf(long value) => value is >= -65504 and <= 65504 && Fits(value, HalfBits);

    /// <summary>Whether float32 holds the integer exactly.</summary>
    public static bool FitsSingle(long value) => Fits(value, SingleBits);

    /// <inheritdoc cref="FitsSingle(long)"/>
    public static bool FitsSingle(ulong value) => Fits(value, SingleBits);

    /// <summary>Whether float64 holds the integer exactly.</summary>
    public static bool FitsDouble(long value) => Fits(value, DoubleBits);

    /// <inheritdoc cref="FitsDouble(long)"/>
    public static bool FitsDouble(ulong value) => Fits(value, DoubleBits);

    // Converting there and back does not tell: long.MaxValue becomes 2^63 and comes back saturated, as itself.
    private static bool Fits(long value, int bits) => Fits(value < 0 ? unchecked((ulong)-value) : (ulong)value, bits);

    private static bool Fits(ulong magnitude, int bits) =>
        magnitude == 0 || 64 - (int)ulong.LeadingZeroCount(magnitude) - (int)ulong.TrailingZeroCount(magnitude) <= bits;
}
