namespace ModelPack.Replay.Comparing;

/// <summary>How far numbers were off from what was recorded; null where none was compared.</summary>
/// <param name="MaxAbsolute">The largest difference.</param>
/// <param name="MaxRelative">The largest difference as a part of the expected number, which is not zero.</param>
internal sealed record ErrorFigures(double? MaxAbsolute = null, double? MaxRelative = null)
{
    /// <summary>These and others together.</summary>
    public ErrorFigures With(ErrorFigures other) => new(Larger(MaxAbsolute, other.MaxAbsolute), Larger(MaxRelative, other.MaxRelative));

    /// <summary>These and one more number.</summary>
    public ErrorFigures With(double expected, double actual)
    {
        double difference = Math.Abs(expected - actual);
        return With(new ErrorFigures(Finite(difference), expected == 0 ? null : Finite(difference / Math.Abs(expected))));
    }

    // Beside a number next to zero any difference is boundless, and JSON has no word for that.
    private static double Finite(double value) => Math.Min(value, double.MaxValue);

    private static double? Larger(double? one, double? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;
}
