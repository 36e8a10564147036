namespace ModelPack.Tasks.Manifest;

/// <summary>How a floating-point type rounds what is written: to the nearest of its values, ties to the even one.</summary>
internal static class NumberRounding
{
    /// <summary>The types that round float64, which is how JSON numbers are read.</summary>
    public static bool Rounds(string element) => element is "float16" or "bfloat16" or "float32";

    /// <summary>The largest finite value.</summary>
    public static double Largest(string element) => element switch
    {
        "float16" => (double)Half.MaxValue,
        "bfloat16" => BitConverter.UInt32BitsToSingle(0x7F7F_0000),
        "float32" => float.MaxValue,
        _ => double.MaxValue,
    };

    /// <summary>The least number that rounds to infinity.</summary>
    public static double Overflow(string element) => Halfway(element, Largest(element), isUp: true);

    /// <summary>How many binary digits a value has.</summary>
    public static int Digits(string element) => element switch
    {
        "float16" => 11,
        "bfloat16" => 8,
        "float32" => 24,
        _ => 53,
    };

    /// <summary>The nearest value of the type.</summary>
    public static double Round(string element, double number) => element switch
    {
        "float16" => (double)(Half)number,
        "bfloat16" => RoundToBrain(number),
        "float32" => (float)number,
        _ => number,
    };

    /// <summary>The number halfway between a value and its neighbour.</summary>
    public static double Halfway(string element, double value, bool isUp) => Math.Abs(value) == Largest(element) && value > 0 == isUp
        ? value + ((value - Next(element, value, !isUp)) / 2)
        : value + ((Next(element, value, isUp) - value) / 2);

    /// <summary>Whether the numbers halfway to its neighbours round to this value.</summary>
    public static bool IsEven(string element, double value) => element switch
    {
        "float16" => (BitConverter.HalfToUInt16Bits((Half)value) & 1) == 0,
        "bfloat16" => (BitConverter.SingleToUInt32Bits((float)value) >> 16 & 1) == 0,
        _ => (BitConverter.SingleToUInt32Bits((float)value) & 1) == 0,
    };

    private static double Next(string element, double value, bool isUp) => element switch
    {
        "float16" => (double)(isUp ? Half.BitIncrement((Half)value) : Half.BitDecrement((Half)value)),
        "bfloat16" => NextBrain((float)value, isUp),
        _ => isUp ? MathF.BitIncrement((float)value) : MathF.BitDecrement((float)value),
    };

    // The upper half of a float32.
    private static float NextBrain(float value, bool isUp)
    {
        if (value == 0)
            return isUp ? BitConverter.UInt32BitsToSingle(0x0001_0000) : BitConverter.UInt32BitsToSingle(0x8001_0000);
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt32BitsToSingle(value > 0 == isUp ? bits + 0x1_0000 : bits - 0x1_0000);
    }

    private static double RoundToBrain(double number)
    {
        float below = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits((float)number) & 0xFFFF_0000);
        float above = NextBrain(below, number > 0);
        double middle = ((double)below + above) / 2;
        if (number == middle)
            return IsEven("bfloat16", below) ? below : above;
        return Math.Abs(number) < Math.Abs(middle) ? below : above;
    }
}
