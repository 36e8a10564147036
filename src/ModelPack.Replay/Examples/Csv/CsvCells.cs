using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Replay.Examples.Json;
using ModelPack.Replay.Examples.Mapping;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Csv;

/// <summary>Reads the cells of a member: one for a scalar, one for each element of an array, one for each key of a dictionary.</summary>
internal sealed class CsvCells(ContractMember member, MemberJson json)
{
    /// <summary>The member's JSON; null where nothing is given.</summary>
    public JsonNode? Read(IReadOnlyList<(CsvColumn Column, string Text)> cells) => cells[0] switch
    {
        { Column.Part: null } whole when member.Kind == "scalar" => whole.Text.Length == 0 && (member.Nullable || member.Element != "string") ? null : Element(whole.Column, whole.Text),
        { Column.Part: null } whole => whole.Text.Length == 0 ? null : Whole(whole.Column, whole.Text),
        _ when member.IsDictionary => Map(cells),
        _ => Elements(cells),
    };

    private static JsonNode? Whole(CsvColumn column, string text)
    {
        if (text[0] is not ('[' or '{'))
            return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(PythonLiterals.Quote(text));
        }
        catch (JsonException)
        {
            throw new ExampleException($"the cell of column '{column.Header}' is no JSON array or object.");
        }
    }

    private JsonObject? Map(IReadOnlyList<(CsvColumn Column, string Text)> cells)
    {
        var map = new JsonObject();
        foreach ((CsvColumn column, string text) in cells.Where(static cell => cell.Text.Length > 0))
            map[json.KeyOf(column.Part!)] = Element(column, text);
        return map.Count == 0 ? null : map;
    }

    private JsonNode? Elements(IReadOnlyList<(CsvColumn Column, string Text)> cells)
    {
        var elements = new object?[cells.Count];
        TensorElementType type = TypeOf(member.Element);
        foreach ((CsvColumn column, string text) in cells)
        {
            if (!int.TryParse(column.Part, out int index) || index < 0 || index >= elements.Length || elements[index] is not null)
                throw new ExampleException($"'{column.Header}': the columns of '{member.JsonName}' are numbered from 0, as in '{member.JsonName}[0]', without a gap; there are {cells.Count}.");
            elements[index] = Parse(column, text);
        }

        Array array = ElementArrays.Create(type, elements.Length);
        Array.Copy(elements, array, elements.Length);
        return json.Write(new ExampleTensor(type, Shape(elements.Length), array));
    }

    private long[] Shape(int count)
    {
        long[] sizes = [.. member.Sizes.Select(static size => size ?? -1L)];
        int open = sizes.Count(static size => size < 0);
        if (sizes.Length < 2 || (open > 1 && member.IsArray))
            return [count];
        long known = sizes.Where(static size => size >= 0).Aggregate(1L, static (product, size) => product * size);
        if (open > 1 || known == 0 || count % known != 0 || (open == 0 && known != count))
            throw new ExampleException($"the columns of '{member.JsonName}' are {count}, which is not its shape. Write this model's examples as JSON Lines.");
        return [.. sizes.Select(size => size < 0 ? count / known : size)];
    }

    private JsonNode? Element(CsvColumn column, string text)
    {
        TensorElementType type = TypeOf(member.Element);
        Array element = ElementArrays.Create(type, 1);
        element.SetValue(Parse(column, text), 0);
        return json.Single(new ExampleTensor(type, [1], element));
    }

    private object Parse(CsvColumn column, string text) => ElementText.Parse(text, TypeOf(member.Element))
        ?? throw new ExampleException($"the cell of column '{column.Header}' is no {member.Element}.");

    // Enums are labels, or numbers as text.
    private static TensorElementType TypeOf(string element) =>
        element != "enum" && TensorElementTypes.TryParse(element, out TensorElementType type) ? type : TensorElementType.String;
}
