using System.Globalization;
using System.Text;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Output;

/// <summary>Text of a file on a terminal: what would move the cursor, change colours or turn the direction of text is shown as <c>\u001b</c>, and long text is cut.</summary>
internal static class TerminalText
{
    private const int Longest = 2000;

    /// <summary>The text on one line.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(Math.Min(text.Length, Longest));
        for (int i = 0; i < text.Length; i++)
        {
            if (safe.Length >= Longest)
                return safe.Append("...").ToString();
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
                continue;
            }

            _ = rune.Value switch
            {
                '\r' or '\n' or '\t' => safe.Append(' '),
                _ when CSharpText.IsInvisible(rune) => safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => safe.Append(rune),
            };
            i += rune.Utf16SequenceLength - 1;
        }

        return safe.ToString();
    }
}
