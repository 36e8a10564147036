using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Writes predictions as comma-separated values: a record for each, with its members, elements of arrays and entries of maps as fields, in the order of the JSON.</summary>
internal sealed class CsvOutput
{
    private static readonly SearchValues<byte> s_quoted = SearchValues.Create(",\"\r\n"u8);

    private readonly List<string> _names = [];

    // The names of the first record's members, which all others must have: a field without a name says nothing otherwise.
    private readonly List<byte[]> _members = [];
    private int _member;
    private int _fields;

    private CsvOutput()
    {
    }

    /// <summary>Why the predictions of a model have no columns; null where they have.</summary>
    public static string? ReasonAgainst(ModelDescriptor model)
    {
        using JsonDocument contract = JsonDocument.Parse(model.Contract);
        return contract.RootElement.TryGetProperty("output", out JsonElement output) && output.TryGetProperty("members", out JsonElement members)
            ? ReasonAgainst(members)
            : "The contract describes no output.";
    }

    /// <summary>Writes predictions.</summary>
    /// <param name="json">An object, or an array of them.</param>
    /// <param name="hasHeader">Whether the first record names the columns.</param>
    /// <param name="csv">Takes the records, each ended by a line feed.</param>
    /// <returns>False where the predictions do not have the same columns.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> json, bool hasHeader, IBufferWriter<byte> csv)
    {
        var output = new CsvOutput();
        var records = new ArrayBufferWriter<byte>(Math.Max(json.Length, 256));
        var reader = new Utf8JsonReader(json);
        bool isFirst = true;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                continue;
            if (!output.TryWriteRecord(ref reader, isFirst, records))
                return false;
            isFirst = false;
        }

        if (hasHeader && !isFirst)
            output.WriteHeader(csv);
        csv.Write(records.WrittenSpan);
        return true;
    }

    private static string? ReasonAgainst(JsonElement members)
    {
        foreach (JsonElement member in members.EnumerateArray())
        {
            string kind = member.GetProperty("kind").GetString() ?? "";
            bool isNullable = member.TryGetProperty("nullable", out JsonElement nullable) && nullable.ValueKind == JsonValueKind.True;
            if (kind == "nested" && !isNullable && member.TryGetProperty("members", out JsonElement nested))
            {
                if (ReasonAgainst(nested) is { } reason)
                    return reason;
            }
            else if (kind != "scalar" && (isNullable || !(kind == "dictionary" || IsFixed(member))))
            {
                return $"Member '{member.GetProperty("json").GetString()}' of the prediction has not always the same columns.";
            }
        }

        return null;
    }

    private static bool IsFixed(JsonElement member) =>
        member.TryGetProperty("shape", out JsonElement shape) && shape.EnumerateArray().All(static dimension => dimension.ValueKind == JsonValueKind.Number);

    private bool TryWriteRecord(ref Utf8JsonReader reader, bool isFirst, ArrayBufferWriter<byte> records)
    {
        int expected = _fields;
        (_member, _fields) = (0, 0);
        if (!TryWriteValue(ref reader, "", isFirst, records))
            return false;
        records.Write("\n"u8);
        return isFirst || (_fields == expected && _member == _members.Count);
    }

    private bool TryWriteValue(ref Utf8JsonReader reader, string name, bool isFirst, ArrayBufferWriter<byte> records)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return TryWriteMembers(ref reader, name, isFirst, records);
            case JsonTokenType.StartArray:
                for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    if (!TryWriteValue(ref reader, isFirst ? string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]") : name, isFirst, records))
                        return false;
                }

                return true;
            default:
                WriteField(ref reader, name, isFirst, records);
                return true;
        }
    }

    private bool TryWriteMembers(ref Utf8JsonReader reader, string name, bool isFirst, ArrayBufferWriter<byte> records)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = name;
            if (isFirst)
            {
                _members.Add(reader.ValueSpan.ToArray());
                member = name.Length == 0 ? reader.GetString()! : name + "." + reader.GetString();
            }
            else if (_member >= _members.Count || !reader.ValueSpan.SequenceEqual(_members[_member]))
            {
                return false;
            }

            _member++;
            reader.Read();
            if (!TryWriteValue(ref reader, member, isFirst, records))
                return false;
        }

        return true;
    }

    private void WriteField(ref Utf8JsonReader reader, string name, bool isFirst, ArrayBufferWriter<byte> records)
    {
        if (_fields++ > 0)
            records.Write(","u8);
        if (isFirst)
            _names.Add(name);
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.String)
        {
            records.Write(reader.ValueSpan);
            return;
        }

        byte[] text = new byte[reader.ValueSpan.Length];
        WriteText(records, text.AsSpan(0, reader.CopyString(text)));
    }

    private void WriteHeader(IBufferWriter<byte> csv)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if (i > 0)
                csv.Write(","u8);
            WriteText(csv, Encoding.UTF8.GetBytes(_names[i]));
        }

        csv.Write("\n"u8);
    }

    // An empty text is quoted: without quotes it would be a missing value.
    private static void WriteText(IBufferWriter<byte> csv, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && !text.ContainsAny(s_quoted))
        {
            csv.Write(text);
            return;
        }

        csv.Write("\""u8);
        while (text.IndexOf((byte)'"') is var quote and >= 0)
        {
            csv.Write(text[..(quote + 1)]);
            csv.Write("\""u8);
            text = text[(quote + 1)..];
        }

        csv.Write(text);
        csv.Write("\""u8);
    }
}
