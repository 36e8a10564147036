using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes compact JSON; the compiler's host brings no JSON library that a generator may count on.</summary>
internal static class JsonText
{
    /// <summary>A string in quotes.</summary>
    public static string String(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in JsonNames.WellFormed(text))
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c) || c is '\u007F' or '\u2028' or '\u2029')
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        return json.Append('"').ToString();
    }

    /// <summary>An array of values that are JSON already.</summary>
    public static string Array(IEnumerable<string> values) => "[" + string.Join(",", values) + "]";

    /// <summary>An object of values that are JSON already; those that are null are left out.</summary>
    public static string Object(params (string Key, string? Value)[] members) =>
        "{" + string.Join(",", members.Where(member => member.Value is not null).Select(member => String(member.Key) + ":" + member.Value)) + "}";

    public static string? Flag(bool value) => value ? "true" : null;

    public static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : String(text!);
}
