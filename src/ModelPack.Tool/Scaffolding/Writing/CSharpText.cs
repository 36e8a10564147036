using System.Globalization;
using System.Text;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Text of a model inside C#: whatever is in it, it stays inside the quotes, and no letter is one that editors hide.</summary>
internal static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.Length;)
        {
            // Half of a surrogate pair is no letter.
            bool isLetter = Rune.TryGetRuneAt(text, i, out Rune rune);
            int length = isLetter ? rune.Utf16SequenceLength : 1;
            if (isLetter && !IsInvisible(rune))
                literal.Append(rune.Value is '"' or '\\' ? "\\" : "").Append(text, i, length);
            else
                AppendEscaped(literal, text.AsSpan(i, length));
            i += length;
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether a letter is a control, a format (as those that turn the direction of text), a line's end or no letter at all.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator && rune.Value != ' ');

    private static void AppendEscaped(StringBuilder literal, ReadOnlySpan<char> letters)
    {
        foreach (char letter in letters)
            literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
    }
}
