using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Replay.Examples.Mapping;

namespace ModelPack.Replay.Examples.Csv;

/// <summary>Reads a CSV file with a header: one row of the contract a record.</summary>
internal sealed class CsvExamples(string path, ExampleCollector examples)
{
    public void Read() => examples.Try(path, 1, () =>
    {
        using IEnumerator<CsvRecord> records = CsvReader.Read(File.ReadAllText(path, new UTF8Encoding(false))).GetEnumerator();
        if (!records.MoveNext())
            throw new ExampleException("the file is empty: its first line names the columns.");
        CsvRecord header = records.Current;
        CsvColumn?[] columns = ReadHeader(header);
        int rows = 0;
        for (; records.MoveNext(); rows++)
        {
            CsvRecord record = records.Current;
            examples.Try(path, record.Line, () => ReadRow(record, columns));
        }

        return rows > 0 ? [] : throw new ExampleException("the file has a header and no rows.");
    });

    private CsvColumn?[] ReadHeader(CsvRecord header)
    {
        if (header.Fields is [var only] && only.Contains(';', StringComparison.Ordinal))
            throw new ExampleException("the columns are separated by semicolons. Separate them by commas, and write numbers with a point.");
        var names = new CsvNames(examples.Mapping);
        var columns = new CsvColumn?[header.Fields.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            string name = header.Fields[i];
            if (name.Length > 0 && !name.StartsWith("Unnamed: ", StringComparison.Ordinal))
                columns[i] = names.Find(name);
            else
                examples.Note($"{path}: column {i + 1} has no name, as the index that pandas writes: it is left out. Write the file with index=False.");
        }

        CsvColumn? twice = columns.OfType<CsvColumn>().GroupBy(static column => column with { Header = "" }).FirstOrDefault(static group => group.Skip(1).Any())?.Last();
        return twice is null ? columns : throw new ExampleException($"the column '{twice.Header}' says what another column says already: leave one out.");
    }

    private IEnumerable<Example> ReadRow(CsvRecord record, CsvColumn?[] columns)
    {
        if (record.Fields.Count != columns.Length)
            throw new ExampleException($"the row has {record.Fields.Count} fields, and the header {columns.Length}.");
        var place = new ExamplePlace(path, record.Line);
        (CsvColumn Column, string Text)[] cells = [.. columns.Zip(record.Fields).Where(static cell => cell.First is not null).Select(static cell => (cell.First!, cell.Second))];
        if (Array.Exists(cells, static cell => cell.Column.Member is null) || examples.Mapping.Contract.Input.Tensors is not null)
            return CsvTensors.Read(place, cells, examples);
        return [new ContractExample(path, record.Line, Side(cells, isInput: true), Array.Exists(cells, static cell => !cell.Column.IsInput) ? Side(cells, isInput: false) : null)];
    }

    private JsonElement Side((CsvColumn Column, string Text)[] cells, bool isInput)
    {
        var json = new JsonObject();
        foreach (var member in cells.Where(cell => cell.Column.IsInput == isInput).GroupBy(static cell => cell.Column.Member!))
        {
            JsonNode? value = new CsvCells(member.Key.Member, examples.Mapping.JsonOf(member.Key)).Read([.. member]);
            if (value is not null)
                ContractPath.Set(json, member.Key.Path, value);
        }

        return JsonSerializer.SerializeToElement(json);
    }
}
