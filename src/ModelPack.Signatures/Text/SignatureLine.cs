using System;
using System.Collections.Generic;
using System.Globalization;

namespace ModelPack.Signatures;

/// <summary>A cursor over one line of a signature's text.</summary>
internal sealed class SignatureLine(string text)
{
    private int _position;

    /// <summary>Whether nothing but blanks is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _position >= text.Length;
        }
    }

    /// <summary>Whether a quoted text comes next.</summary>
    public bool IsAtQuote => !IsAtEnd && text[_position] == '"';

    /// <summary>Moves behind <paramref name="token"/> if it comes next.</summary>
    public bool TryTake(string token)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, _position, token, 0, token.Length) != 0)
            return false;
        _position += token.Length;
        return true;
    }

    /// <summary>Moves behind <paramref name="token"/>.</summary>
    /// <exception cref="FormatException">Something else comes next.</exception>
    public void Take(string token)
    {
        if (!TryTake(token))
            throw Expected($"'{token}'");
    }

    /// <summary>Reads a quoted text.</summary>
    public string ReadQuoted()
    {
        SkipBlanks();
        return QuotedText.TryRead(text, ref _position, out string value) ? value : throw Expected("a text in quotes");
    }

    /// <summary>Reads quoted texts to the end of the line.</summary>
    public EquatableArray<string> ReadQuotedList()
    {
        var items = new List<string>();
        while (!IsAtEnd)
            items.Add(ReadQuoted());
        return new EquatableArray<string>(items);
    }

    /// <summary>Reads a whole number.</summary>
    public long ReadNumber()
    {
        SkipBlanks();
        int start = _position;
        while (_position < text.Length && text[_position] is '-' or (>= '0' and <= '9'))
            _position++;
        return long.TryParse(text.Substring(start, _position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Expected("a whole number", start);
    }

    /// <summary>Reads a word: lower-case letters, digits and hyphens.</summary>
    public string ReadWord()
    {
        SkipBlanks();
        int start = _position;
        while (_position < text.Length && text[_position] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            _position++;
        return _position > start ? text.Substring(start, _position - start) : throw Expected("a word");
    }

    /// <summary>The failure that says what should stand at the cursor.</summary>
    public FormatException Expected(string what) => Expected(what, _position);

    private static FormatException Expected(string what, int position) =>
        new($"{what} is expected at column {(position + 1).ToString(CultureInfo.InvariantCulture)}");

    private void SkipBlanks()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t')
            _position++;
    }
}
