using System.Diagnostics.CodeAnalysis;

namespace ModelPack.Tasks.Manifest;

/// <summary>Turns a .NET regular expression into one that JSON Schema's readers (ECMA 262, in Unicode mode) take with the same meaning.</summary>
internal static class PortablePattern
{
    private const string Escapes = "dDwWsSbBnrtfv.*+?()[]{}|\\/^$";

    /// <summary>The pattern, anchored as <c>[RegularExpression]</c> means it: the whole text matches, or it is empty.</summary>
    /// <returns>False for an empty pattern, and for one that uses what the two languages do not share.</returns>
    public static bool TryConvert(string pattern, [NotNullWhen(true)] out string? portable)
    {
        portable = pattern.Length > 0 && IsShared(pattern) ? $"^(?:{pattern})?$" : null;
        return portable is not null;
    }

    private static bool IsShared(string pattern)
    {
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when ++i >= pattern.Length || (!Escapes.Contains(pattern[i]) && !(isInClass && pattern[i] == '-')):
                    return false;
                // Classes inside classes are subtraction in .NET.
                case '[' when isInClass:
                    return false;
                case '[':
                    isInClass = true;
                    break;
                case ']' when isInClass:
                    isInClass = false;
                    break;
                case ']' or '}' when !isInClass && !ClosesQuantifier(pattern, i):
                    return false;
                case '{' when !isInClass && !OpensQuantifier(pattern, i):
                    return false;
                case '(' when !isInClass && i + 1 < pattern.Length && pattern[i + 1] == '?' && !(i + 2 < pattern.Length && pattern[i + 2] is ':' or '=' or '!'):
                    return false;
            }
        }

        return !isInClass;
    }

    private static bool OpensQuantifier(string pattern, int open)
    {
        int close = pattern.IndexOf('}', open);
        return close > open + 1 && char.IsAsciiDigit(pattern[open + 1]) && pattern.AsSpan(open + 1, close - open - 1).IndexOfAnyExcept("0123456789,") < 0;
    }

    private static bool ClosesQuantifier(string pattern, int close)
    {
        int open = pattern.LastIndexOf('{', close);
        return pattern[close] == '}' && open >= 0 && OpensQuantifier(pattern, open) && pattern.IndexOf('}', open) == close;
    }
}
