using System.Buffers;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Reads records as RFC 4180 says, from UTF-8: quoted fields may hold commas, quotes and line breaks. Copies nothing.</summary>
/// <remarks>Lines end with CRLF, LF or CR; the last one need not. Empty lines are no records. A byte order mark is passed over.</remarks>
/// <param name="text">The text.</param>
internal ref struct CsvReader(ReadOnlySpan<byte> text)
{
    private static readonly SearchValues<byte> s_ends = SearchValues.Create(",\r\n"u8);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _position = text.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Reads the next record.</summary>
    /// <param name="fields">Takes its fields, in place of what it held.</param>
    /// <param name="problem">What is wrong with it; then nothing after it can be read.</param>
    /// <returns>Whether there was a record.</returns>
    public bool TryRead(List<CsvField> fields, out string? problem)
    {
        fields.Clear();
        problem = null;
        while (_position < _text.Length && _text[_position] is (byte)'\r' or (byte)'\n')
            _position++;
        if (_position == _text.Length)
            return false;

        do
        {
            if (!TryReadField(out CsvField field, out problem))
                return false;
            fields.Add(field);
        }
        while (TakeComma());
        return true;
    }

    /// <summary>The bytes of a field. <paramref name="scratch"/> takes them where a quote in it is written twice.</summary>
    public readonly ReadOnlySpan<byte> TextOf(CsvField field, ref byte[] scratch)
    {
        ReadOnlySpan<byte> raw = _text.Slice(field.Start, field.Length);
        if (!field.HasQuotes)
            return raw;
        if (scratch.Length < raw.Length)
            scratch = new byte[raw.Length];
        int length = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            scratch[length++] = raw[i];
            if (raw[i] == (byte)'"')
                i++;
        }

        return scratch.AsSpan(0, length);
    }

    private bool TryReadField(out CsvField field, out string? problem)
    {
        problem = null;
        if (_position < _text.Length && _text[_position] == (byte)'"')
            return TryReadQuoted(out field, out problem);

        int length = _text[_position..].IndexOfAny(s_ends);
        length = length < 0 ? _text.Length - _position : length;
        field = new CsvField(_position, length, IsQuoted: false, HasQuotes: false);
        _position += length;
        return true;
    }

    private bool TryReadQuoted(out CsvField field, out string? problem)
    {
        field = default;
        int start = ++_position;
        bool hasQuotes = false;
        while (_text[_position..].IndexOf((byte)'"') is var quote and >= 0)
        {
            _position += quote + 1;
            if (_position < _text.Length && _text[_position] == (byte)'"')
            {
                hasQuotes = true;
                _position++;
                continue;
            }

            field = new CsvField(start, _position - 1 - start, IsQuoted: true, hasQuotes);
            bool isEnded = _position == _text.Length || s_ends.Contains(_text[_position]);
            problem = isEnded ? null : "a closing quote is followed by neither a comma nor the end of the line";
            return isEnded;
        }

        problem = "a quoted field has no closing quote";
        return false;
    }

    // A comma that ends the text has an empty field behind it, which the next read finds.
    private bool TakeComma()
    {
        if (_position == _text.Length || _text[_position] != (byte)',')
            return false;
        _position++;
        return true;
    }
}
