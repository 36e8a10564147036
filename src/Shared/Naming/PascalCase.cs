using System.Globalization;
using System.Text;

namespace ModelPack.Naming;

/// <summary>Makes a C# name of any text, as a person would: <c>bill_length_mm</c> is <c>BillLengthMm</c>.</summary>
internal static class PascalCase
{
    // The compiler refuses names of more than 1,024 bytes, and nobody reads one of more than a line.
    private const int Longest = 80;

    // Capitals that are no word but an abbreviation keep their case up to this length, as .NET's own names do.
    private const int LongestAbbreviation = 2;

    /// <summary>The words of <paramref name="text"/>, each with a capital. Never empty, a keyword, or a name that C# does not take.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="word">Stands before a leading digit, and for a text without letters and digits.</param>
    public static string Of(string text, string word)
    {
        var name = new StringBuilder();
        for (int start = 0; start < text.Length && name.Length < Longest;)
        {
            int end = EndOfWord(text, start);
            if (end == start)
            {
                start++;
                continue;
            }

            if (name.Length == 0 && !char.IsLetter(text[start]))
                name.Append(word);
            AppendWord(name, text, start, end);
            start = end;
        }

        if (name.Length > Longest)
            name.Length = Longest;
        return name.Length > 0 ? name.ToString() : word;
    }

    private static int EndOfWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && end - start < Longest && (IsLetterOrDigit(text[end]) || (end > start && IsMark(text[end]))))
            end++;
        return end;
    }

    private static void AppendWord(StringBuilder name, string text, int start, int end)
    {
        int capitals = 0;
        bool hasSmall = false;
        for (int i = start; i < end; i++)
        {
            capitals += char.IsUpper(text[i]) ? 1 : 0;
            hasSmall |= char.IsLower(text[i]);
        }

        bool isShouted = !hasSmall && capitals > LongestAbbreviation;
        name.Append(char.ToUpperInvariant(text[start]));
        for (int i = start + 1; i < end; i++)
            name.Append(isShouted ? char.ToLowerInvariant(text[i]) : text[i]);
    }

    // The four fillers are letters to Unicode, and blanks to the eye. Letters outside the first plane are none to C#.
    private static bool IsLetterOrDigit(char c) => char.IsLetterOrDigit(c) && c is not ('\u115f' or '\u1160' or '\u3164' or '\uffa0');

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
