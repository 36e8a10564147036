using System.Globalization;
using System.Text;

namespace ModelPack.Signatures;

/// <summary>JSON string literals: what separates names in a signature's text.</summary>
internal static class QuotedText
{
    /// <summary>Appends <paramref name="value"/> in quotes; everything that could end a line or not survive UTF-8 is escaped.</summary>
    public static StringBuilder AppendQuoted(this StringBuilder builder, string value)
    {
        builder.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c is '"' or '\\')
                builder.Append('\\').Append(c);
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                builder.Append(c).Append(value[++i]);
            else if (c is < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' || char.IsSurrogate(c))
                builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                builder.Append(c);
        }

        return builder.Append('"');
    }

    /// <summary>Reads the literal that begins at <paramref name="position"/> and moves behind it.</summary>
    /// <returns>False when there is no complete literal.</returns>
    public static bool TryRead(string text, ref int position, out string value)
    {
        value = "";
        if (position >= text.Length || text[position] != '"')
            return false;

        var result = new StringBuilder();
        for (int i = position + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                position = i + 1;
                value = result.ToString();
                return true;
            }

            if (text[i] < ' ')
                return false;
            if (text[i] != '\\')
                result.Append(text[i]);
            else if (TryUnescape(text, ref i, out char unescaped))
                result.Append(unescaped);
            else
                return false;
        }

        return false;
    }

    // On entry index is at the backslash, on exit at the escape's last character.
    private static bool TryUnescape(string text, ref int index, out char value)
    {
        value = '\0';
        if (++index >= text.Length)
            return false;
        if (text[index] == 'u')
        {
            if (index + 4 >= text.Length
                || !ushort.TryParse(text.Substring(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
                return false;
            index += 4;
            value = (char)code;
            return true;
        }

        const string Escapes = "\"\\/bfnrt";
        const string Values = "\"\\/\b\f\n\r\t";
        int escape = Escapes.IndexOf(text[index]);
        if (escape < 0)
            return false;
        value = Values[escape];
        return true;
    }
}
