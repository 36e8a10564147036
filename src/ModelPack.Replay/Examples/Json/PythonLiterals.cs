using System.Text;

namespace ModelPack.Replay.Examples.Json;

/// <summary>Python's <c>json.dumps</c> writes NaN and infinities as bare words, which JSON does not know: here they become strings.</summary>
internal static class PythonLiterals
{
    private static readonly string[] s_words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>The text with these words in quotes; the same where there are none.</summary>
    public static string Quote(string json)
    {
        if (!Array.Exists(s_words, word => json.Contains(word, StringComparison.Ordinal)))
            return json;
        var quoted = new StringBuilder(json.Length + 16);
        bool isInString = false;
        for (int i = 0; i < json.Length; i++)
        {
            char letter = json[i];
            if (isInString && letter == '\\' && i + 1 < json.Length)
            {
                quoted.Append(letter).Append(json[++i]);
                continue;
            }

            isInString ^= letter == '"';
            string? word = isInString ? null : Array.Find(s_words, candidate => string.CompareOrdinal(json, i, candidate, 0, candidate.Length) == 0);
            if (word is null)
            {
                quoted.Append(letter);
                continue;
            }

            quoted.Append('"').Append(word).Append('"');
            i += word.Length - 1;
        }

        return quoted.ToString();
    }
}
