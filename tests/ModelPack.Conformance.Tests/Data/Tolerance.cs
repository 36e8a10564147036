namespace ModelPack.Conformance.Tests.Data;

/// <summary>How far a floating-point number may be from what was recorded: <c>Absolute + Relative * |recorded|</c>.</summary>
/// <param name="Absolute">The absolute part.</param>
/// <param name="Relative">The relative part.</param>
/// <param name="RelativeOf16Bits">The relative part for types of 16 bits.</param>
internal sealed record Tolerance(double Absolute, double Relative, double RelativeOf16Bits)
{
    /// <summary>What the runner of the ONNX project takes.</summary>
    public static Tolerance OfBackendTests { get; } = new(1e-7, 1e-3, 1e-2);
}
