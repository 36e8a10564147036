using System.Text;

namespace ModelPack.Tasks.Manifest;

/// <summary>Translates a character class of a .NET regular expression, as in <c>[a-z\d]</c>.</summary>
internal sealed class PortableClass(string pattern, StringBuilder portable)
{
    private const string Escapes = "bnrtfv.*+?()[]{}|\\/^$-";

    // After a class such as \d a hyphen makes no range: .NET takes it as itself, ECMA 262 refuses it.
    private bool _isAfterClass;

    /// <summary>Writes the class that opens at a place, and moves to its end.</summary>
    public bool TryConvert(ref int at)
    {
        portable.Append('[');
        if (at + 1 < pattern.Length && pattern[at + 1] == '^')
            portable.Append(pattern[++at]);

        // A bracket at the start is a sign of the class in .NET, and its end in ECMA 262.
        int first = ++at;
        for (; at < pattern.Length; at++)
        {
            if (pattern[at] == ']' && at > first)
            {
                portable.Append(']');
                return true;
            }

            if (!TryConvertOne(ref at, first))
                return false;
        }

        return false;
    }

    private bool TryConvertOne(ref int at, int first)
    {
        char sign = pattern[at];
        if (sign == '\\')
            return TryConvertEscape(ref at, first);

        // A class within a class is subtraction in .NET.
        bool isRange = sign == '-' && at > first && at + 1 < pattern.Length && pattern[at + 1] != ']';
        if (sign is '[' or ']' || char.IsSurrogate(sign) || (isRange && _isAfterClass))
            return false;
        _isAfterClass = false;
        portable.Append(sign);
        return true;
    }

    private bool TryConvertEscape(ref int at, int first)
    {
        if (++at >= pattern.Length)
            return false;
        char sign = pattern[at];
        bool endsRange = at - 2 > first && pattern[at - 2] == '-';
        string? converted = sign switch
        {
            'd' => @"\p{Nd}",
            'D' => @"\P{Nd}",
            'w' => PortablePattern.Words,
            's' => TextSchema.WhiteSpace,
            'u' or 'x' => PortablePattern.CodeUnit(pattern, ref at),
            _ => Escapes.Contains(sign) ? $"\\{sign}" : null,
        };
        _isAfterClass = sign is 'd' or 'D' or 'w' or 's';
        portable.Append(converted);
        return converted is not null && !(_isAfterClass && endsRange);
    }
}
