using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Turns comma-separated values into contract JSON: an array with an object for each record. Limits, validation and errors by path are those of JSON.</summary>
/// <param name="columns">The columns of the input.</param>
/// <param name="options">The limits.</param>
internal sealed class CsvInput(CsvColumns columns, ModelEndpointOptions options)
{
    private const string WrongType = "MPK3002";
    private const string UnknownMember = "MPK3003";
    private const string WrongLength = "MPK3006";
    private const string TooMany = "MPK3011";
    private const int ShownColumns = 20;

    private readonly bool _skipsUnknown = options.UnknownMembers != UnknownMemberHandling.Reject;

    /// <summary>Writes the array.</summary>
    /// <param name="text">The body.</param>
    /// <param name="hasHeader">Whether the first record names the columns; null where the sender does not say: then it does if all its fields are names of columns, or two of them.</param>
    /// <param name="json">Takes the array; of no use when there are errors.</param>
    /// <param name="errors">Takes what is wrong with the text itself.</param>
    public void Write(ReadOnlySpan<byte> text, bool? hasHeader, PooledBuffer json, List<InputError> errors)
    {
        if (!Utf8.IsValid(text))
        {
            errors.Add(new InputError("$", WrongType, "Must be UTF-8."));
            return;
        }

        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true });
        var reader = new CsvReader(text);
        var fields = new List<CsvField>();
        var places = new CsvPlaces(columns);
        bool isRead = reader.TryRead(fields, out string? problem);
        if (isRead && (hasHeader ?? places.IsHeader(in reader, fields)))
        {
            ReadHeader(in reader, fields, places, errors);
            isRead = errors.Count == 0 && reader.TryRead(fields, out problem);
        }

        writer.WriteStartArray();
        int row = 0;
        for (; isRead && errors.Count < options.MaxErrors; isRead = reader.TryRead(fields, out problem), row++)
        {
            if (row == options.MaxRows)
            {
                errors.Add(new InputError("$", TooMany, string.Create(CultureInfo.InvariantCulture, $"Must have at most {options.MaxRows} rows.")));
                return;
            }

            if (fields.Count != places.Width)
                errors.Add(new InputError(PathOf(row), WrongLength, WidthMessage(places)));
            else
                new CsvRow(writer, in reader, fields, places).Write(columns.Members);
        }

        if (problem is not null && errors.Count < options.MaxErrors)
            errors.Add(new InputError(PathOf(row), WrongType, $"Must be a record of comma-separated values: {problem}."));
        writer.WriteEndArray();
    }

    private void ReadHeader(in CsvReader reader, List<CsvField> fields, CsvPlaces places, List<InputError> errors)
    {
        places.TakeHeader(in reader, fields, out List<int> unknown, out List<int> repeated);
        foreach (int field in repeated.Take(options.MaxErrors))
            errors.Add(new InputError("$", UnknownMember, string.Create(CultureInfo.InvariantCulture, $"Column {field + 1} of the header has the name of an earlier one.")));
        if (_skipsUnknown)
            return;
        foreach (int field in unknown.Take(options.MaxErrors - errors.Count))
            errors.Add(new InputError("$", UnknownMember, string.Create(CultureInfo.InvariantCulture, $"Column {field + 1} of the header is no column of the input; there are {Listed()}.")));
    }

    private string WidthMessage(CsvPlaces places) => places.HasHeader
        ? string.Create(CultureInfo.InvariantCulture, $"Must have {places.Width} fields, as the header has.")
        : string.Create(CultureInfo.InvariantCulture, $"Must have {places.Width} fields: {Listed()}.");

    private string Listed()
    {
        string names = string.Join(", ", columns.Names.Take(ShownColumns));
        return columns.Names.Count > ShownColumns ? string.Create(CultureInfo.InvariantCulture, $"{names} and {columns.Names.Count - ShownColumns} more") : names;
    }

    private static string PathOf(int row) => string.Create(CultureInfo.InvariantCulture, $"$[{row}]");
}
