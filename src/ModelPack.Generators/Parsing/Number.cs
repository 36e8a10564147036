using System;
using System.Globalization;
using System.Numerics;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>A constant converted to the type of a member: its literal and value, or why the type cannot hold it.</summary>
/// <param name="Literal">The C# literal; null when it does not fit.</param>
/// <param name="Value">A <see cref="BigInteger"/> or <see cref="double"/>, for comparing.</param>
/// <param name="Problem">Why it does not fit.</param>
internal readonly record struct Number(string? Literal, IComparable? Value, string? Problem)
{
    // The largest finite values; what rounds beyond them becomes infinity.
    private const double HalfMaximum = 65504;
    private const double HalfOverflow = 65520;
    private const double BFloat16Maximum = 3.3895313892515355e38;
    private const double BFloat16Overflow = 3.3961775292304601e38;

    /// <summary>Whether it is positive or negative infinity.</summary>
    public bool IsInfinite => Value is double.PositiveInfinity or double.NegativeInfinity;

    /// <summary>Converts a number, or the text of one, to a numeric type.</summary>
    public static Number From(object value, ScalarType type, IntegerRounding rounding)
    {
        if (type.IsInteger())
            return ToInteger(value, type, rounding);
        return type.IsFloatingPoint() ? ToFloatingPoint(value, type) : Refused(Show(value) + " is no " + type.ToCSharp());
    }

    private static Number ToInteger(object value, ScalarType type, IntegerRounding rounding)
    {
        if (!TryReadInteger(value, rounding, out BigInteger integer))
            return Refused(Show(value) + " is no " + type.ToCSharp());
        (BigInteger minimum, BigInteger maximum) = RangeOf(type);
        return integer < minimum || integer > maximum
            ? Refused(Show(value) + " is outside the range of " + type.ToCSharp() + ", " + Show(minimum) + " to " + Show(maximum))
            : new Number(CSharpLiteral.Of(integer, type), integer, null);
    }

    private static bool TryReadInteger(object value, IntegerRounding rounding, out BigInteger integer)
    {
        integer = default;
        switch (value)
        {
            case string text when BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out integer):
                return true;
            case string text:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && TryReadInteger(parsed, rounding, out integer);
            case float or double:
                double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                double whole = rounding == IntegerRounding.Up ? Math.Ceiling(number) : Math.Floor(number);
                if (double.IsNaN(number) || double.IsInfinity(number) || (rounding == IntegerRounding.Exact && whole != number))
                    return false;
                integer = new BigInteger(whole);
                return true;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                integer = BigInteger.Parse(Show(value), CultureInfo.InvariantCulture);
                return true;
            default:
                return false;
        }
    }

    private static Number ToFloatingPoint(object value, ScalarType type)
    {
        double number;
        if (value is string text)
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
                return Refused(Show(value) + " is no " + type.ToCSharp());
        }
        else if (value is bool or char or not IConvertible)
        {
            return Refused(Show(value) + " is no " + type.ToCSharp());
        }
        else
        {
            number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        }

        double rounded = type == ScalarType.Single ? (float)number : number;
        if (type == ScalarType.Half)
            rounded = Narrow(number, HalfMaximum, HalfOverflow);
        else if (type == ScalarType.BFloat16)
            rounded = Narrow(number, BFloat16Maximum, BFloat16Overflow);
        return double.IsInfinity(rounded) && !double.IsInfinity(number)
            ? Refused(Show(value) + " is outside the range of " + type.ToCSharp())
            : new Number(CSharpLiteral.Of(double.IsInfinity(number) ? number : rounded, type), double.IsInfinity(number) ? number : rounded, null);
    }

    private static double Narrow(double number, double maximum, double overflow)
    {
        double magnitude = Math.Abs(number);
        if (magnitude >= overflow)
            return double.PositiveInfinity;
        return magnitude > maximum ? Math.Sign(number) * maximum : number;
    }

    /// <summary>The values that an integer type holds.</summary>
    public static (BigInteger Minimum, BigInteger Maximum) RangeOf(ScalarType type) => type switch
    {
        ScalarType.SByte => (sbyte.MinValue, sbyte.MaxValue),
        ScalarType.Byte => (byte.MinValue, byte.MaxValue),
        ScalarType.Int16 => (short.MinValue, short.MaxValue),
        ScalarType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ScalarType.Int32 => (int.MinValue, int.MaxValue),
        ScalarType.UInt32 => (uint.MinValue, uint.MaxValue),
        ScalarType.Int64 => (long.MinValue, long.MaxValue),
        _ => (ulong.MinValue, ulong.MaxValue),
    };

    private static Number Refused(string problem) => new(null, null, problem);

    private static string Show(object value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
