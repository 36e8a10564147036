using System.Globalization;

namespace ModelPack.Signatures;

/// <summary>Numbers of bytes as models write them.</summary>
internal static class ExternalRange
{
    /// <summary>Reads what a model says; true, and no number, when it says nothing.</summary>
    public static bool TryReadNumber(string? text, out long? value)
    {
        value = null;
        if (text is null)
            return true;
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        value = number;
        return isNumber;
    }
}
