using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>Makes text of models and users safe inside C#: string literals, doc comments, identifiers.</summary>
internal static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string text) => CSharpLiteral.Of(text);

    /// <summary>The text that a string literal means.</summary>
    public static string ValueOfLiteral(string literal) => SyntaxFactory.ParseToken(literal).ValueText;

    /// <summary>Text for a doc comment, on one line.</summary>
    public static string Documentation(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            safe.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ when CSharpLiteral.IsPlain(c) => c.ToString(),
                _ => " ",
            });
        }

        return string.Join(" ", safe.ToString().Split([' '], System.StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A name of its own for any text: letters and digits stay, all else becomes <c>_</c> and its code, so that no two names meet.</summary>
    public static string Identifier(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '.' or '+')
                name.Append('_');
            else if (IsAsciiLetterOrDigit(c))
                name.Append(c);
            else
                name.Append("__").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }

    /// <summary>Whether a name is a word of the language, at least in some places.</summary>
    public static bool IsKeyword(string name) => TypeNames.Escape(name) != name;

    public static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
