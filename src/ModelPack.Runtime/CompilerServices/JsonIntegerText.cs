namespace ModelPack.Runtime.CompilerServices;

/// <summary>Reads integers from JSON numbers however they are written: <c>100</c>, <c>100.0</c>, <c>1e2</c>, <c>1000e-1</c>.</summary>
internal static class JsonIntegerText
{
    // No integer type of the contract language has more digits.
    private const int MostDigits = 20;

    /// <summary>Reads a valid JSON number.</summary>
    /// <param name="number">The number's text.</param>
    /// <param name="value">The integer, when it is one of up to 20 digits.</param>
    /// <param name="isWhole">Whether it is an integer at all, however large.</param>
    public static bool TryRead(ReadOnlySpan<byte> number, out Int128 value, out bool isWhole)
    {
        bool isNegative = number[0] == '-';
        int exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = exponentAt < 0 ? number[(isNegative ? 1 : 0)..] : number[(isNegative ? 1 : 0)..exponentAt];
        long exponent = exponentAt < 0 ? 0 : ReadExponent(number[(exponentAt + 1)..]);

        int point = mantissa.IndexOf((byte)'.');
        int wholeDigits = point < 0 ? mantissa.Length : point;
        // The position, counted in digits from the first one, where the integer ends.
        long end = wholeDigits + exponent;
        Int128 magnitude = 0;
        bool overflow = false;
        isWhole = true;
        long digit = 0;
        for (int i = 0; i < mantissa.Length; i++)
        {
            if (i == point)
                continue;
            int digitValue = mantissa[i] - '0';
            if (digit++ >= end)
                isWhole &= digitValue == 0;
            else
                overflow |= !TryAppend(ref magnitude, digitValue);
        }

        for (; digit < end && magnitude != 0 && !overflow; digit++)
            overflow |= !TryAppend(ref magnitude, 0);
        value = isNegative ? -magnitude : magnitude;
        return isWhole && !overflow;
    }

    private static bool TryAppend(ref Int128 magnitude, int digit)
    {
        if (magnitude >= Limit)
            return false;
        magnitude = (magnitude * 10) + digit;
        return true;
    }

    private static Int128 Limit { get; } = Int128.CreateChecked(Math.Pow(10, MostDigits));

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        // Beyond this no digit of the mantissa matters, and sums cannot overflow.
        const long Far = int.MaxValue * 2L;
        bool isNegative = text[0] == '-';
        long exponent = 0;
        foreach (byte b in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
            exponent = Math.Min(Far, (exponent * 10) + (b - '0'));
        return isNegative ? -exponent : exponent;
    }
}
