using ModelPack.Replay.Examples.Mapping;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Csv;

/// <summary>Reads a record by tensor name, where columns are of tensors that the contract does not bind.</summary>
internal static class CsvTensors
{
    /// <summary>The examples of a record.</summary>
    public static IEnumerable<Example> Read(ExamplePlace place, IReadOnlyList<(CsvColumn Column, string Text)> cells, ExampleCollector examples)
    {
        bool hasOutput = cells.Any(static cell => !cell.Column.IsInput);
        ContractMapping mapping = examples.Mapping;
        return mapping.Map(place, Side(cells, true, mapping.Inputs), hasOutput ? Side(cells, false, mapping.Outputs) : null, examples);
    }

    private static Dictionary<string, ExampleValue?> Side(IReadOnlyList<(CsvColumn Column, string Text)> cells, bool isInput, IReadOnlyDictionary<string, ModelValueType> types) => cells
        .Where(cell => cell.Column.IsInput == isInput && cell.Text.Length > 0)
        .GroupBy(static cell => cell.Column.Tensor)
        .ToDictionary(static tensor => tensor.Key, tensor => Read([.. tensor], types[tensor.Key]));

    private static ExampleValue? Read(IReadOnlyList<(CsvColumn Column, string Text)> cells, ModelValueType type) => type switch
    {
        TensorValueType tensor => Tensor(cells, tensor.ElementType),
        SequenceValueType { Element: MapValueType { Value: TensorValueType value } } => new ExampleSequence([Map(cells, value.ElementType)]),
        MapValueType { Value: TensorValueType value } => Map(cells, value.ElementType),
        _ => throw new ExampleException($"the column '{cells[0].Column.Header}' is {type}, which a CSV file cannot hold: write these examples as JSON Lines."),
    };

    private static ExampleMap Map(IReadOnlyList<(CsvColumn Column, string Text)> cells, TensorElementType type) =>
        new([.. cells.Select(cell => KeyValuePair.Create(cell.Column.Part ?? cell.Column.Header, Tensor([cell], type)))]);

    private static ExampleTensor Tensor(IReadOnlyList<(CsvColumn Column, string Text)> cells, TensorElementType type)
    {
        Array elements = ElementArrays.Create(type, cells.Count);
        for (int i = 0; i < cells.Count; i++)
        {
            (CsvColumn column, string text) = cells[i];
            int index = cells.Count == 1 ? 0 : column.Member?.Column ?? (int.TryParse(column.Part, out int part) ? part : -1);
            if (index < 0 || index >= cells.Count)
                throw new ExampleException($"'{column.Header}': the columns of '{column.Tensor}' are numbered from 0, as in '{column.Tensor}[0]', without a gap; there are {cells.Count}.");
            elements.SetValue(ElementText.Parse(text, type) ?? throw new ExampleException($"the cell of column '{column.Header}' is no {type.ToOnnxName()}."), index);
        }

        return new ExampleTensor(type, cells.Count == 1 ? [] : [cells.Count], elements);
    }
}
