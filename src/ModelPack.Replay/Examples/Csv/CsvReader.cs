using System.Text;

namespace ModelPack.Replay.Examples.Csv;

/// <summary>Reads comma-separated values as RFC 4180 says: quoted fields may hold commas, quotes and line breaks.</summary>
internal static class CsvReader
{
    /// <summary>The records, without empty lines.</summary>
    /// <exception cref="ExampleException">A quoted field does not end.</exception>
    public static IEnumerable<CsvRecord> Read(string text)
    {
        int line = 1;
        for (int position = 0; position < text.Length;)
        {
            int first = line;
            List<string> fields = ReadRecord(text, ref position, ref line);
            if (fields.Count > 1 || fields[0].Length > 0)
                yield return new CsvRecord(first, fields);
        }
    }

    private static List<string> ReadRecord(string text, ref int position, ref int line)
    {
        var fields = new List<string>();
        while (true)
        {
            fields.Add(position < text.Length && text[position] == '"' ? ReadQuoted(text, ref position, ref line) : ReadPlain(text, ref position));
            if (position >= text.Length)
                return fields;
            char end = text[position++];
            if (end == ',')
                continue;
            if (end == '\r' && position < text.Length && text[position] == '\n')
                position++;
            line++;
            return fields;
        }
    }

    private static string ReadPlain(string text, ref int position)
    {
        int end = text.AsSpan(position).IndexOfAny(',', '\r', '\n');
        string field = end < 0 ? text[position..] : text.Substring(position, end);
        position += field.Length;
        return field;
    }

    private static string ReadQuoted(string text, ref int position, ref int line)
    {
        var field = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            char letter = text[position];
            line += letter == '\n' ? 1 : 0;
            if (letter != '"')
            {
                field.Append(letter);
                continue;
            }

            if (position + 1 >= text.Length || text[position + 1] != '"')
            {
                // What stands between the closing quote and the comma belongs to the field, as other readers have it.
                position++;
                return field.Append(ReadPlain(text, ref position)).ToString();
            }

            field.Append(text[position++]);
        }

        throw new ExampleException($"a quoted field that ends after line {line} has no closing quote.");
    }
}
