using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Values other than numbers. Each method leaves the reader on the value's last token, whether it was good or not.
public ref partial struct JsonInputReader
{
    /// <summary>Whether the value is null; nullable members ask before they read.</summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool ReadBoolean()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return _json.TokenType == JsonTokenType.True;
        FailType("true or false");
        return false;
    }

    /// <summary>Reads a string.</summary>
    public string ReadString()
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            FailType("a string");
            return "";
        }

        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Fail(InputErrorCodes.WrongType, "Must be valid Unicode text, without a surrogate on its own.");
            return "";
        }
    }

    /// <summary>Reads the label of an enum's member.</summary>
    public TEnum ReadEnum<TEnum>(LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(labels);
        TEnum value = default;
        if (_json.TokenType != JsonTokenType.String)
            FailType($"one of the strings {string.Join(", ", labels.Labels)}");
        else if (!TryFindLabel(labels, out value))
            Fail(InputErrorCodes.NotAllowed, $"Must be one of {string.Join(", ", labels.Labels)}.");
        return value;
    }

    private readonly bool TryFindLabel<TEnum>(LabelSet<TEnum> labels, out TEnum value)
        where TEnum : struct, Enum
    {
        if (!_json.HasValueSequence && !_json.ValueIsEscaped)
            return labels.TryFindExact(_json.ValueSpan, out value);
        try
        {
            return labels.TryFindExact(_json.GetString(), out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    // The value is of another JSON type: says so, and steps over it.
    private void FailType(string expected)
    {
        if (_json.TokenType == JsonTokenType.Null)
            Fail(InputErrorCodes.Missing, $"Must be {expected}, not null.");
        else
            Fail(InputErrorCodes.WrongType, $"Must be {expected}.");
        _json.Skip();
    }
}
