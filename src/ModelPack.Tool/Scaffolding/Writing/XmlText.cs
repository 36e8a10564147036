using System.Text;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Text of a model as XML documentation: escaped, on one line, not longer than anybody reads.</summary>
internal static class XmlText
{
    private const int Longest = 600;
    private const int LongestCode = 200;

    /// <summary>Running text that ends as a sentence does; blank when there is none.</summary>
    public static string Paragraph(string text)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length > Longest)
            {
                line.Append(line.Length == 0 ? word.AsSpan(0, Longest) : "").Append("...");
                break;
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return Escape(line.ToString()) + (line.Length > 0 && char.IsLetterOrDigit(line[^1]) ? "." : "");
    }

    /// <summary>A name or type; a long one is cut.</summary>
    public static string Code(string text) => $"<c>{Escape(PrintableText.Of(text, LongestCode))}</c>";

    /// <summary>A reference to a type of the same namespace.</summary>
    public static string See(string type) => $"<see cref=\"{type}\"/>";

    /// <summary>Text without markup, control characters and halves of surrogate pairs, which no XML document holds.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                _ when CSharpText.IsInvisible(rune) || rune.Value is 0xFFFE or 0xFFFF => escaped.Append('\ufffd'),
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }
}
