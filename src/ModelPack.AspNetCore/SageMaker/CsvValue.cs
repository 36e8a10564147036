using System.Text;
using System.Text.Json;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Writes a field as the JSON value that it stands for. What stands for none stays a string, which the contract refuses by its path.</summary>
internal static class CsvValue
{
    /// <summary>Writes a field that is not missing.</summary>
    public static void Write(Utf8JsonWriter writer, CsvValueKind kind, ReadOnlySpan<byte> text)
    {
        if (kind == CsvValueKind.Text)
        {
            writer.WriteStringValue(text);
            return;
        }

        ReadOnlySpan<byte> trimmed = text.Trim(" \t"u8);
        bool isWritten = kind == CsvValueKind.Boolean ? TryWriteBoolean(writer, trimmed) : TryWriteNumber(writer, kind, trimmed);
        if (!isWritten)
            writer.WriteStringValue(text);
    }

    private static bool TryWriteBoolean(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        bool isTrue = text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "true"u8);
        if (!isTrue && !(text is [(byte)'0'] || Ascii.EqualsIgnoreCase(text, "false"u8)))
            return false;
        writer.WriteBooleanValue(isTrue);
        return true;
    }

    private static bool TryWriteNumber(Utf8JsonWriter writer, CsvValueKind kind, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> number = text is [(byte)'+', ..] ? text[1..] : text;
        if (IsJsonNumber(number))
        {
            writer.WriteRawValue(number, skipInputValidation: true);
            return true;
        }

        if (kind != CsvValueKind.Float || NameOfNonFinite(text) is not { } name)
            return false;
        writer.WriteStringValue(name);
        return true;
    }

    // As NumPy, pandas, R and .NET write them.
    private static string? NameOfNonFinite(ReadOnlySpan<byte> text)
    {
        if (Ascii.EqualsIgnoreCase(text, "nan"u8))
            return "NaN";
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> name = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        bool isInfinite = Ascii.EqualsIgnoreCase(name, "inf"u8) || Ascii.EqualsIgnoreCase(name, "infinity"u8);
        return isInfinite ? (isNegative ? "-Infinity" : "Infinity") : null;
    }

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
    private static bool IsJsonNumber(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text is [(byte)'-', ..] ? text[1..] : text;
        int digits = CountDigits(rest);
        if (digits == 0 || (digits > 1 && rest[0] == (byte)'0'))
            return false;
        rest = rest[digits..];
        if (rest is [(byte)'.', ..] && !TryTakeDigits(rest[1..], out rest))
            return false;
        if (rest is not [(byte)'e' or (byte)'E', ..])
            return rest.IsEmpty;
        rest = rest[1..];
        return TryTakeDigits(rest is [(byte)'+' or (byte)'-', ..] ? rest[1..] : rest, out rest) && rest.IsEmpty;
    }

    private static bool TryTakeDigits(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        int digits = CountDigits(text);
        rest = text[digits..];
        return digits > 0;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }
}
