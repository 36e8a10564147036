using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ModelPack.Tasks.Manifest;

/// <summary>Translates a .NET regular expression into one that JSON Schema's readers (ECMA 262, in Unicode mode) take with the same meaning.</summary>
internal sealed class PortablePattern
{
    private const string Escapes = "bnrtfv.*+?()[]{}|\\/^$";
    private const string WordClasses = @"\p{L}\p{Mn}\p{Nd}\p{Pc}";

    private readonly string _pattern;
    private readonly StringBuilder _portable = new();

    // Whether each open group looks ahead: in Unicode mode those are not repeated.
    private readonly Stack<bool> _groups = new();
    private int _at;

    private PortablePattern(string pattern) => _pattern = pattern;

    private char Next => _at + 1 < _pattern.Length ? _pattern[_at + 1] : '\0';

    /// <summary>The pattern, anchored as <c>[RegularExpression]</c> means it: the whole text matches, or it is empty.</summary>
    /// <returns>False for an empty pattern, and for one that uses what the two languages do not share.</returns>
    public static bool TryConvert(string pattern, [NotNullWhen(true)] out string? portable)
    {
        var conversion = new PortablePattern(pattern);
        portable = pattern.Length > 0 && conversion.TryConvert() ? $"^(?:{conversion._portable})?$" : null;
        return portable is not null;
    }

    private bool TryConvert()
    {
        for (; _at < _pattern.Length; _at++)
        {
            if (char.IsSurrogate(_pattern[_at]) || !TryConvertOne())
                return false;
        }

        return _groups.Count == 0;
    }

    private bool TryConvertOne()
    {
        switch (_pattern[_at])
        {
            case '\\':
                return TryConvertEscape();
            case '[':
                return new PortableClass(_pattern, _portable).TryConvert(ref _at);
            case ']' or '}' when !ClosesQuantifier(_at):
            case '{' when !OpensQuantifier(_at):
                return false;
            case '(':
                return TryOpen();
            case ')':
                return TryClose();
            case '.':
                _portable.Append(@"[^\n]");
                return true;

            // Within the pattern it also stands before a last line feed.
            case '$' when _at + 1 < _pattern.Length:
                _portable.Append(@"(?=\n?$)");
                return true;
            default:
                _portable.Append(_pattern[_at]);
                return true;
        }
    }

    // Digits, letters and white space are those of Unicode in .NET.
    private bool TryConvertEscape()
    {
        if (++_at >= _pattern.Length)
            return false;
        string? converted = _pattern[_at] switch
        {
            'd' => @"\p{Nd}",
            'D' => @"\P{Nd}",
            'w' => $"[{WordClasses}]",
            'W' => $"[^{WordClasses}]",
            's' => $"[{TextSchema.WhiteSpace}]",
            'S' => $"[^{TextSchema.WhiteSpace}]",

            'u' or 'x' => CodeUnit(_pattern, ref _at),

            // The ends of words are other ends in each language.
            'b' => null,
            var sign => Escapes.Contains(sign) ? $"\\{sign}" : null,
        };
        _portable.Append(converted);
        return converted is not null;
    }

    private bool TryOpen()
    {
        bool isPlain = Next != '?';
        char kind = _at + 2 < _pattern.Length ? _pattern[_at + 2] : '\0';
        if (!isPlain && kind is not (':' or '=' or '!'))
            return false;
        _groups.Push(!isPlain && kind != ':');
        _portable.Append('(');
        return true;
    }

    private bool TryClose()
    {
        _portable.Append(')');
        return _groups.TryPop(out bool looksAhead) && !(looksAhead && Next is ('*' or '+' or '?' or '{'));
    }

    private bool OpensQuantifier(int open)
    {
        int close = _pattern.IndexOf('}', open);
        return close > open + 1 && char.IsAsciiDigit(_pattern[open + 1]) && _pattern.AsSpan(open + 1, close - open - 1).IndexOfAnyExcept("0123456789,") < 0;
    }

    private bool ClosesQuantifier(int close)
    {
        int open = _pattern.LastIndexOf('{', close);
        return _pattern[close] == '}' && open >= 0 && OpensQuantifier(open) && _pattern.IndexOf('}', open) == close;
    }

    /// <summary>A character by its number, as in <c>\u00e9</c>, written alike in both; null for half a surrogate pair. Moves to its end.</summary>
    internal static string? CodeUnit(string pattern, ref int at)
    {
        int digits = pattern[at] == 'u' ? 4 : 2;
        if (at + digits >= pattern.Length || !int.TryParse(pattern.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit) || char.IsSurrogate((char)unit))
            return null;
        string escape = pattern.Substring(at - 1, digits + 2);
        at += digits;
        return escape;
    }

    /// <summary>The classes of characters that <c>\w</c> means.</summary>
    internal static string Words => WordClasses;
}
