using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ModelPack;

// Text as float32 writes and reads it: the shortest one that gives the same float32 gives the same bfloat16.
public readonly partial struct BFloat16 : ISpanFormattable, ISpanParsable<BFloat16>
{
    /// <summary>The number in the invariant culture's form.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ((float)this).ToString(format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ((float)this).TryFormat(destination, out charsWritten, format, provider);

    /// <inheritdoc/>
    public static BFloat16 Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static BFloat16 Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => (BFloat16)double.Parse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BFloat16 result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BFloat16 result)
    {
        bool isNumber = double.TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider, out double value);
        result = (BFloat16)value;
        return isNumber;
    }
}
