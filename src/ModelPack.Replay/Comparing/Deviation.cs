using System.Globalization;

namespace ModelPack.Replay.Comparing;

/// <summary>A place where a prediction is not what was recorded.</summary>
/// <param name="Path">A JSON path in the output, or a tensor and the place in it.</param>
/// <param name="Expected">What was recorded, as text; empty where it must not be shown.</param>
/// <param name="Actual">What the model gave.</param>
/// <param name="Difference">How far a number is off; null for anything else.</param>
/// <param name="IsLabel">Whether <c>MaxMismatch</c> covers it.</param>
internal sealed record Deviation(string Path, string Expected, string Actual, double? Difference = null, bool IsLabel = false)
{
    /// <summary>A sentence for the author.</summary>
    public string Describe(Tolerance tolerance)
    {
        if (Expected.Length == 0)
            return $"{Path} is not what the example says (the member is sensitive, so neither is shown).";
        string text = $"{Path} is {Actual}, but the example says {Expected}";
        return Difference is { } difference
            ? string.Create(CultureInfo.InvariantCulture, $"{text}: {difference:G3} apart, and {tolerance} is allowed.")
            : $"{text}.";
    }
}
