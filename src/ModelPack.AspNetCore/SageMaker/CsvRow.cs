using System.Text.Json;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Writes a record as an object in the contract's words.</summary>
/// <remarks>
/// A missing value (an empty field without quotes, or a column that the header does not have) is null where the member may be null and the column is there, an empty text for a text,
/// and otherwise left out: then the member has its default, or the contract says that it is missing.
/// </remarks>
internal readonly ref struct CsvRow(Utf8JsonWriter writer, in CsvReader reader, List<CsvField> fields, CsvPlaces places)
{
    private readonly CsvReader _reader = reader;

    /// <summary>Writes the object.</summary>
    public void Write(IReadOnlyList<CsvNode> members)
    {
        byte[] scratch = [];
        writer.WriteStartObject();
        foreach (CsvNode member in members)
            Write(member, ref scratch);
        writer.WriteEndObject();
    }

    private void Write(CsvNode node, ref byte[] scratch)
    {
        (bool isThere, bool isGiven) = Find(node);
        bool isText = node is { Kind: CsvValueKind.Text, Count: 1, Shape: [], Members: [] };
        if (!isThere || (!isGiven && !node.IsNullable && !isText && node.Members.Count == 0))
            return;
        writer.WritePropertyName(node.Json);
        if (!isGiven && node.IsNullable)
            writer.WriteNullValue();
        else if (node.Members.Count > 0)
            WriteNested(node, ref scratch);
        else
            WriteElements(node, axis: 0, node.First, ref scratch);
    }

    private void WriteNested(CsvNode node, ref byte[] scratch)
    {
        writer.WriteStartObject();
        foreach (CsvNode member in node.Members)
            Write(member, ref scratch);
        writer.WriteEndObject();
    }

    // Returns the column after the last one written.
    private int WriteElements(CsvNode node, int axis, int column, ref byte[] scratch)
    {
        if (axis == node.Shape.Length)
        {
            WriteField(node, places.Of(column), ref scratch);
            return column + 1;
        }

        writer.WriteStartArray();
        for (int i = 0; i < node.Shape[axis]; i++)
            column = WriteElements(node, axis + 1, column, ref scratch);
        writer.WriteEndArray();
        return column;
    }

    private void WriteField(CsvNode node, int field, ref byte[] scratch)
    {
        if (field < 0 || (fields[field].IsMissing && node.Kind != CsvValueKind.Text))
            writer.WriteNullValue();
        else
            CsvValue.Write(writer, node.Kind, _reader.TextOf(fields[field], ref scratch));
    }

    private (bool IsThere, bool IsGiven) Find(CsvNode node)
    {
        bool isThere = false;
        for (int column = node.First; column < node.First + node.Count; column++)
        {
            int field = places.Of(column);
            if (field < 0)
                continue;
            isThere = true;
            if (!fields[field].IsMissing)
                return (true, true);
        }

        return (isThere, false);
    }
}
