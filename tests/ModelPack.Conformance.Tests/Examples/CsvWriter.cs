using System.Text.Json;

namespace ModelPack.Conformance.Tests.Examples;

/// <summary>Writes examples in the contract's words as CSV: a column for each value, elements of flat arrays and entries of dictionaries apart, nested arrays as JSON.</summary>
internal static class CsvWriter
{
    /// <summary>The file, of the rows that have the columns of the first one; null without rows.</summary>
    public static string? Write(IReadOnlyList<JsonElement> examples)
    {
        List<(string Column, string Text)>[] rows = [.. examples.Select(static example => Cells(example))];
        if (rows.Length == 0)
            return null;

        // Rows of another length have columns of their own.
        rows = [.. rows.Where(row => row.Select(static cell => cell.Column).SequenceEqual(rows[0].Select(static cell => cell.Column)))];
        return string.Join('\n', rows.Select(static row => string.Join(',', row.Select(static cell => Quote(cell.Text))))
            .Prepend(string.Join(',', rows[0].Select(static cell => Quote(cell.Column))))) + "\n";
    }

    private static List<(string Column, string Text)> Cells(JsonElement example)
    {
        var cells = new List<(string, string)>();
        foreach (JsonProperty side in example.EnumerateObject())
        {
            foreach (JsonProperty member in side.Value.EnumerateObject())
                Add(cells, $"{side.Name}.{member.Name}", member.Value);
        }

        return cells;
    }

    private static void Add(List<(string, string)> cells, string column, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty entry in value.EnumerateObject())
                    Add(cells, $"{column}.{entry.Name}", entry.Value);
                break;
            case JsonValueKind.Array when value.GetArrayLength() == 0 || value[0].ValueKind != JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement element in value.EnumerateArray())
                    Add(cells, $"{column}[{index++}]", element);
                break;
            default:
                cells.Add((column, value.ValueKind == JsonValueKind.Null ? "" : value.ToString()));
                break;
        }
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
