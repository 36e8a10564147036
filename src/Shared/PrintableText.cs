using System.Text;

namespace ModelPack;

/// <summary>Text of models and strangers as messages show it: on one line, in one direction, and not longer than somebody reads.</summary>
internal static class PrintableText
{
    private const int LongestName = 100;
    private const string Cut = "...";

    /// <summary>A name.</summary>
    public static string Name(string text) => Of(text, LongestName);

    /// <summary>Any text, cut behind <paramref name="longest"/> characters. What moves the cursor, or turns the direction of reading, is replaced.</summary>
    public static string Of(string text, int longest)
    {
        int length = System.Math.Min(text.Length, longest);
        var printable = new StringBuilder(length + Cut.Length);
        for (int i = 0; i < length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                printable.Append(text[i]).Append(text[++i]);
            else
                printable.Append(char.IsSurrogate(text[i]) || IsUnsafe(text[i]) ? '\ufffd' : text[i]);
        }

        return text.Length > longest ? printable.Append(Cut).ToString() : printable.ToString();
    }

    /// <summary>Whether a character is a control, a line break, or a mark that turns the direction of reading.</summary>
    public static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u061c' or '\u200e' or '\u200f' or '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff';
}
