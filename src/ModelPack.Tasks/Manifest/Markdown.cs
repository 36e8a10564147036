using System.Text;

namespace ModelPack.Tasks.Manifest;

/// <summary>Text that came from models and authors, as Markdown shows it and not as Markdown.</summary>
internal static class Markdown
{
    private const string Special = "\\`*_{}[]<>#|~";

    /// <summary>Running text, on one line, also in a table's cell.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (PrintableText.IsUnsafe(c))
                escaped.Append(' ');
            else if (c == '&')
                escaped.Append("&amp;");
            else if (Special.Contains(c))
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Code, as in <c>`x`</c>; a bar would end a table's cell even there.</summary>
    public static string Code(string text)
    {
        if (text.Length == 0)
            return "";
        string line = string.Concat(text.Select(c => PrintableText.IsUnsafe(c) ? ' ' : c)).Replace("|", "\\|", StringComparison.Ordinal);
        string fence = line.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return line.Contains("``", StringComparison.Ordinal) ? Text(text) : fence.Length == 1 ? $"`{line}`" : $"`` {line} ``";
    }
}
