using System.Buffers;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// The document around the rows.
public ref partial struct JsonInputReader
{
    /// <summary>Moves to the first value; false where there is none.</summary>
    internal bool Begin(in ReadOnlySequence<byte> json)
    {
        if (json.IsEmpty)
            Failures.ReportRead("$", InputErrorCodes.WrongType, "The request is empty; it must be JSON.");
        else if (BeginsWithMark(json))
            Failures.ReportRead("$", InputErrorCodes.WrongType, "The JSON begins with a byte order mark; it must be UTF-8 without one.");
        else if (!UnicodeText.IsValid(json))
            Failures.ReportRead("$", InputErrorCodes.WrongType, "The JSON must be valid UTF-8.");
        else
            return _json.Read();
        return false;
    }

    /// <summary>Opens the array of rows; false where there is none.</summary>
    internal bool BeginRows()
    {
        if (_json.TokenType == JsonTokenType.StartArray)
            return true;
        Failures.ReportRead("$", InputErrorCodes.WrongType, "Must be an array of objects.");
        return false;
    }

    /// <summary>Moves to the next row; false after the last one, or where reading stops early.</summary>
    internal bool NextRow(int row, int maxRows)
    {
        _member = -1;
        if (HasStopped)
            return false;
        Failures.Row = row;
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            Failures.Row = -1;
            return false;
        }

        if (row >= maxRows)
        {
            Failures.ReportRead("$", InputErrorCodes.TooMany, $"The document must not hold more than {maxRows} rows.");
            HasStopped = true;
            return false;
        }

        return true;
    }

    /// <summary>Makes sure that nothing follows.</summary>
    internal void End()
    {
        if (!HasStopped)
            _json.Read();
    }

    /// <summary>Reports JSON that is none. What the parser says would quote the request.</summary>
    internal void FailMalformed(JsonException malformed)
    {
        string place = $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}";
        bool isDeep = _json.CurrentDepth >= Depth - 1;
        Failures.ReportRead(CurrentPath(), InputErrorCodes.WrongType, isDeep
            ? $"The JSON is malformed, or nested deeper than {Depth} levels, at {place}."
            : $"The JSON is malformed at {place}.");
    }

    private static bool BeginsWithMark(in ReadOnlySequence<byte> json)
    {
        Span<byte> first = stackalloc byte[3];
        if (json.Length < first.Length)
            return false;
        json.Slice(0, first.Length).CopyTo(first);
        return first.SequenceEqual("\uFEFF"u8);
    }
}
