using System;
using System.Text;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes lines with indentation. Raw string literals go in as they are; the same bytes come out on every machine.</summary>
internal sealed class SourceWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _indentation;
    private bool _isBlankPending;
    private bool _isBlockStart = true;

    /// <summary>Writes each line of a text at the current indentation.</summary>
    public void WriteLine(string text)
    {
        foreach (string line in text.Split('\n'))
            WriteOne(line.TrimEnd('\r'));
    }

    /// <summary>Asks for an empty line before the next one; at the beginning of a block there is none.</summary>
    public void WriteLine() => _isBlankPending = !_isBlockStart;

    /// <summary>Writes lines, with a brace before and after, one step deeper.</summary>
    public void Block(Action body) => Block("{", body, "}");

    /// <summary>Writes lines between two others, one step deeper.</summary>
    public void Block(string open, Action body, string close)
    {
        WriteLine(open);
        _indentation++;
        _isBlockStart = true;
        body();
        _indentation--;
        _isBlankPending = false;
        WriteLine(close);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void WriteOne(string line)
    {
        if (_isBlankPending)
            _text.Append('\n');
        _isBlankPending = _isBlockStart = false;
        if (line.Length > 0)
            _text.Append(' ', _indentation * Step).Append(line);
        _text.Append('\n');
    }
}
