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
        return With(new ErrorFigures(difference, expected == 0 ? null : difference / Math.Abs(expected)));
    }

    private static double? Larger(double? one, double? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;
}
