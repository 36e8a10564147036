using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>Compares a value with what was recorded, as the runner of the ONNX project does: floating-point numbers with a tolerance, all else exactly.</summary>
internal static class Comparison
{
    private const double Absolute = 1e-7;
    private const double Relative = 1e-3;
    private const double RelativeOf16Bits = 1e-2;

    /// <summary>The first difference; null when there is none.</summary>
    public static string? Difference(CaseValue expected, CaseValue actual) => (expected, actual) switch
    {
        (OptionalData { Value: { } held }, not OptionalData) => Difference(held, actual),
        (OptionalData { Value: null }, OptionalData { Value: null }) => null,
        (OptionalData { Value: { } held }, OptionalData { Value: { } found }) => Difference(held, found),
        (TensorData left, TensorData right) => Difference(left, right),
        (SequenceData left, SequenceData right) when left.Elements.Count == right.Elements.Count =>
            left.Elements.Zip(right.Elements, Difference).FirstOrDefault(static difference => difference is not null),
        _ => $"{actual} instead of {expected}",
    };

    private static string? Difference(TensorData expected, TensorData actual)
    {
        if (expected.ElementType != actual.ElementType || !expected.Dimensions.SequenceEqual(actual.Dimensions))
            return $"{actual} instead of {expected}";
        return expected.IsFloatingPoint ? NumberDifference(expected, actual) : ElementDifference(expected, actual);
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

    private static string? NumberDifference(TensorData expected, TensorData actual)
    {
        double relative = expected.ElementType is TensorElementType.Float16 or TensorElementType.BFloat16 ? RelativeOf16Bits : Relative;
        double worst = 0;
        int differing = 0;
        for (int i = 0; i < expected.Elements.Length; i++)
        {
            (double left, double right) = (expected.Number(i), actual.Number(i));
            if (left.Equals(right) || Math.Abs(left - right) <= Absolute + (relative * Math.Abs(left)))
                continue;
            differing++;
            worst = Math.Max(worst, Math.Abs(left - right));
        }

        return differing == 0 ? null : FormattableString.Invariant($"{differing} of {expected.Elements.Length} elements differ, by {worst:0.0e0} at most");
    }
}
