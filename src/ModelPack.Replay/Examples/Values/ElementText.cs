using System.Globalization;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>Elements from text, the same in every culture.</summary>
internal static class ElementText
{
    /// <summary>The element; null when the text is none of this type.</summary>
    public static object? Parse(string text, TensorElementType type) => type switch
    {
        TensorElementType.String => text,
        TensorElementType.Bool => Boolean(text),
        TensorElementType.UInt64 => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong large) ? large : Whole(text) is >= 0 and var small ? (ulong)small : null,
        _ when ElementArrays.IsFloatingPoint(type) => Number(text),
        _ => Whole(text) is { } integer && IsInRange(integer, type) ? integer : null,
    };

    /// <summary>A number; null when the text is none.</summary>
    public static double? Number(string text) => text switch
    {
        "NaN" or "nan" => double.NaN,
        "Infinity" or "inf" => double.PositiveInfinity,
        "-Infinity" or "-inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null,
    };

    /// <summary>An integer, also as <c>3.0</c>; null when the text is none.</summary>
    public static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)
            ? integer
            : Number(text) is { } number && Math.Abs(number) < 1L << 53 && Math.Truncate(number) == number ? (long)number : null;

    // 0 and 1 are what NumPy writes where a column of truth values became numbers.
    private static bool? Boolean(string text) => text switch
    {
        "true" or "True" or "TRUE" or "1" => true,
        "false" or "False" or "FALSE" or "0" => false,
        _ => null,
    };

    private static bool IsInRange(long value, TensorElementType type) => type switch
    {
        TensorElementType.Int8 => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        TensorElementType.UInt8 => value is >= 0 and <= byte.MaxValue,
        TensorElementType.Int16 => value is >= short.MinValue and <= short.MaxValue,
        TensorElementType.UInt16 => value is >= 0 and <= ushort.MaxValue,
        TensorElementType.Int32 => value is >= int.MinValue and <= int.MaxValue,
        TensorElementType.UInt32 => value is >= 0 and <= uint.MaxValue,
        _ => true,
    };
}
