using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ModelPack.Replay.Comparing;

/// <summary>How far a prediction may be from its example: a number by <c>Absolute + Relative * |expected|</c>, a label not at all.</summary>
/// <param name="Absolute">The part that does not depend on the number.</param>
/// <param name="Relative">The part that does.</param>
/// <param name="MaxMismatch">How many of all examples may give another label, from 0 to 1.</param>
internal sealed record Tolerance(double Absolute = 1e-5, double Relative = 1e-4, double MaxMismatch = 0)
{
    /// <summary>Reads what the item's metadata say.</summary>
    /// <param name="tolerance">As in <c>abs=1e-5;rel=1e-4</c>; what is left out keeps its default.</param>
    /// <param name="maxMismatch">As in <c>0.1%</c> or <c>0.001</c>.</param>
    /// <param name="parsed">The tolerance, when this returns true.</param>
    /// <param name="error">What is wrong, when it returns false.</param>
    public static bool TryParse(string tolerance, string maxMismatch, [NotNullWhen(true)] out Tolerance? parsed, [NotNullWhen(false)] out string? error)
    {
        parsed = null;
        error = null;
        var result = new Tolerance();
        foreach (string part in tolerance.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides is ["abs", { } absolute] && TryNumber(absolute, out double value))
                result = result with { Absolute = value };
            else if (sides is ["rel", { } relative] && TryNumber(relative, out value))
                result = result with { Relative = value };
            else
                error = $"The Tolerance '{tolerance}' cannot be read at '{part}': write it as in abs=1e-5;rel=1e-4, with numbers from 0.";
        }

        if (maxMismatch.Length > 0)
        {
            bool isPercent = maxMismatch.EndsWith('%');
            if (TryNumber(maxMismatch.TrimEnd('%'), out double share) && share / (isPercent ? 100 : 1) is <= 1 and double fraction)
                result = result with { MaxMismatch = fraction };
            else
                error ??= $"The MaxMismatch '{maxMismatch}' cannot be read: write the share of examples that may give another label, as in 0.1% or 0.001.";
        }

        parsed = error is null ? result : null;
        return error is null;
    }

    /// <summary>Whether a number is near enough. NaN is near NaN, and an infinity near itself.</summary>
    public bool Allows(double expected, double actual) =>
        expected.Equals(actual) || (double.IsFinite(expected) && double.IsFinite(actual) && Math.Abs(expected - actual) <= Absolute + (Relative * Math.Abs(expected)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"abs={Absolute:G3};rel={Relative:G3}");

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= 0 && double.IsFinite(value);
}
