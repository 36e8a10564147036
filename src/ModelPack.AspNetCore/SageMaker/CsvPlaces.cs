namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Where in a record each column stands: as declared, or as a header has it.</summary>
internal sealed class CsvPlaces(CsvColumns columns)
{
    private int[]? _places;
    private byte[] _scratch = [];

    /// <summary>Whether there is a header.</summary>
    public bool HasHeader => _places is not null;

    /// <summary>How many fields each record has.</summary>
    public int Width { get; private set; } = columns.Names.Count;

    /// <summary>The field of a column; -1 when the header does not have it.</summary>
    public int Of(int column) => _places is null ? column : _places[column];

    /// <summary>Whether a record can only be a header: all its fields are names of columns, or two different ones are.</summary>
    public bool IsHeader(in CsvReader reader, List<CsvField> fields)
    {
        int first = -1;
        foreach (CsvField field in fields)
        {
            if (!columns.TryFind(reader.TextOf(field, ref _scratch), out int column))
                continue;
            if (first >= 0 && first != column)
                return true;
            first = column;
        }

        return first >= 0 && fields.Count == 1;
    }

    /// <summary>Takes the record as the header.</summary>
    /// <param name="reader">Has read the record.</param>
    /// <param name="fields">The record.</param>
    /// <param name="unknown">The fields that are no columns.</param>
    /// <param name="repeated">The fields that name a column again.</param>
    public void TakeHeader(in CsvReader reader, List<CsvField> fields, out List<int> unknown, out List<int> repeated)
    {
        (unknown, repeated) = ([], []);
        _places = new int[columns.Names.Count];
        Array.Fill(_places, -1);
        Width = fields.Count;
        for (int i = 0; i < fields.Count; i++)
        {
            if (!columns.TryFind(reader.TextOf(fields[i], ref _scratch), out int column))
                unknown.Add(i);
            else if (_places[column] >= 0)
                repeated.Add(i);
            else
                _places[column] = i;
        }
    }
}
