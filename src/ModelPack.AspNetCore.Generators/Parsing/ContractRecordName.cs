using System.Globalization;
using System.Text;

namespace ModelPack.AspNetCore.Generators.Parsing;

/// <summary>Takes the model's public name out of a contract record. The record is written by our generator, compact and with its keys in a fixed order, and a JSON reader would be a second dll.</summary>
internal static class ContractRecordName
{
    private const string Key = "\"name\":\"";

    /// <summary>The first <c>name</c> of the record; null when there is none.</summary>
    public static string? Read(string contract)
    {
        int start = contract.IndexOf(Key, System.StringComparison.Ordinal);
        if (start < 0)
            return null;

        var name = new StringBuilder();
        for (int i = start + Key.Length; i < contract.Length; i++)
        {
            if (contract[i] == '"')
                return name.ToString();
            name.Append(contract[i] == '\\' ? Unescape(contract, ref i) : contract[i]);
        }

        return null;
    }

    // Moves to the escape's last character.
    private static char Unescape(string text, ref int i)
    {
        char kind = ++i < text.Length ? text[i] : '"';
        if (kind == 'u' && i + 4 < text.Length && ushort.TryParse(text.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort code))
        {
            i += 4;
            return (char)code;
        }

        return kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => kind };
    }
}
