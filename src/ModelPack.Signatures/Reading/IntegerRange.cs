using System.Globalization;

namespace ModelPack.Signatures;

/// <summary>Which integers an element type holds.</summary>
internal static class IntegerRange
{
    /// <summary>Whether <paramref name="type"/> is an integer type of whole bytes.</summary>
    public static bool IsIntegerType(TensorElementType type) => Bits(type) != 0;

    /// <summary>Whether <paramref name="outer"/> holds every value of <paramref name="inner"/>.</summary>
    public static bool Includes(TensorElementType outer, TensorElementType inner) =>
        Bits(outer) != 0 && (IsSigned(outer) == IsSigned(inner) ? Bits(outer) >= Bits(inner) : IsSigned(outer) && Bits(outer) > Bits(inner));

    /// <summary>Whether a text is what a cast to string writes for some value of <paramref name="type"/>.</summary>
    public static bool Holds(TensorElementType type, string text)
    {
        int bits = Bits(type);
        if (bits == 0 || !decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value) || value.ToString(CultureInfo.InvariantCulture) != text)
            return false;
        decimal count = bits == 64 ? 1m + ulong.MaxValue : 1L << bits;
        return IsSigned(type) ? value >= -count / 2 && value < count / 2 : value >= 0 && value < count;
    }

    private static bool IsSigned(TensorElementType type) =>
        type is TensorElementType.Int8 or TensorElementType.Int16 or TensorElementType.Int32 or TensorElementType.Int64;

    private static int Bits(TensorElementType type) => type switch
    {
        TensorElementType.Int8 or TensorElementType.UInt8 => 8,
        TensorElementType.Int16 or TensorElementType.UInt16 => 16,
        TensorElementType.Int32 or TensorElementType.UInt32 => 32,
        TensorElementType.Int64 or TensorElementType.UInt64 => 64,
        _ => 0,
    };
}
