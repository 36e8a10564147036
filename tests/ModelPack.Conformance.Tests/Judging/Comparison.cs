using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>Compares a value with what was recorded, floating-point numbers with a tolerance, all else exactly.</summary>
internal static class Comparison
{
    /// <summary>The first difference; null when there is none.</summary>
    public static string? Difference(CaseValue expected, CaseValue actual, Tolerance tolerance) => (expected, actual) switch
    {
        (OptionalData { Value: { } held }, not OptionalData) => Difference(held, actual, tolerance),
        (OptionalData { Value: null }, OptionalData { Value: null }) => null,
        (OptionalData { Value: { } held }, OptionalData { Value: { } found }) => Difference(held, found, tolerance),
        (TensorData left, TensorData right) => Difference(left, right, tolerance),
        (SequenceData left, SequenceData right) when left.Elements.Count == right.Elements.Count =>
            left.Elements.Zip(right.Elements, (one, other) => Difference(one, other, tolerance)).FirstOrDefault(static difference => difference is not null),
        (MapData left, MapData right) when left.Entries.Keys.ToHashSet().SetEquals(right.Entries.Keys) =>
            left.Entries.Select(entry => Difference(entry.Value, right.Entries[entry.Key], tolerance)).FirstOrDefault(static difference => difference is not null),
        _ => $"{actual} instead of {expected}",
    };

    private static string? Difference(TensorData expected, TensorData actual, Tolerance tolerance)
    {
        if (expected.ElementType != actual.ElementType || !expected.Dimensions.SequenceEqual(actual.Dimensions))
            return $"{actual} instead of {expected}";
        return expected.IsFloatingPoint ? NumberDifference(expected, actual, tolerance) : ElementDifference(expected, actual);
    }

    private static string? ElementDifference(TensorData expected, TensorData actual)
    {
        for (int i = 0; i < expected.Elements.Length; i++)
        {
            if (!Equals(expected.Elements.GetValue(i), actual.Elements.GetValue(i)))
                return $"'{actual.Elements.GetValue(i)}' instead of '{expected.Elements.GetValue(i)}'";
        }

        return null;
    }

    private static string? NumberDifference(TensorData expected, TensorData actual, Tolerance tolerance)
    {
        double relative = expected.ElementType is TensorElementType.Float16 or TensorElementType.BFloat16 ? tolerance.RelativeOf16Bits : tolerance.Relative;
        double worst = 0;
        int differing = 0;
        for (int i = 0; i < expected.Elements.Length; i++)
        {
            (double left, double right) = (expected.Number(i), actual.Number(i));
            // Infinity is a tolerance for everything.
            if (left.Equals(right) || (double.IsFinite(left) && Math.Abs(left - right) <= tolerance.Absolute + (relative * Math.Abs(left))))
                continue;
            differing++;
            worst = Math.Max(worst, Math.Abs(left - right));
        }

        return differing == 0 ? null : FormattableString.Invariant($"{differing} of {expected.Elements.Length} elements differ, by {worst:0.0e0} at most");
    }
}
