using System.Globalization;

namespace ModelPack.Tasks.Manifest;

/// <summary>The texts that are base64 of so many bytes: with its padding, without white space, and with unused bits of zero.</summary>
internal static class Base64Pattern
{
    private const string Digit = "[A-Za-z0-9+/]";

    /// <summary>The pattern of any multiple of <paramref name="step"/> bytes between two numbers of them.</summary>
    public static string Of(long step, long least, long? most)
    {
        // Three steps fill whole groups of four characters; what is left are none, one or two of them.
        IEnumerable<string> parts = Enumerable.Range(0, 3).Select(rest => Part(step, rest, Units(least, step, rest, isLeast: true), most is { } bytes ? Units(bytes, step, rest, isLeast: false) : null)).OfType<string>();
        return $"^(?:{string.Join('|', parts)})$";
    }

    // How many times three steps come before the rest.
    private static long Units(long bytes, long step, int rest, bool isLeast)
    {
        long steps = (isLeast ? (bytes + step - 1) / step : bytes / step) - rest;
        return isLeast ? Math.Max(0, (steps + 2) / 3) : steps < 0 ? -1 : steps / 3;
    }

    private static string? Part(long step, int rest, long least, long? most)
    {
        if (most < least)
            return null;
        string unit = $"(?:{Digits(step * 4)})";
        string times = (least, most) switch
        {
            (0, 0) => "",
            (0, null) => unit + "*",
            (_, null) => $"{unit}{{{Text(least)},}}",
            _ when least == most => $"{unit}{{{Text(least)}}}",
            _ => $"{unit}{{{Text(least)},{Text(most.Value)}}}",
        };
        return times + Rest(step * rest);
    }

    private static string Rest(long bytes) => (bytes / 3 * 4 is var digits and > 0 ? Digits(digits) : "") + (bytes % 3) switch
    {
        1 => Digit + "[AQgw]==",
        2 => Digit + "{2}[AEIMQUYcgkosw048]=",
        _ => "",
    };

    private static string Digits(long count) => $"{Digit}{{{Text(count)}}}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
