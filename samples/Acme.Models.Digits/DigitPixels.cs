namespace Acme.Models;

/// <summary>A picture as the model takes it.</summary>
public sealed record DigitPixels
{
    /// <summary>Pixels a side.</summary>
    public const int Size = 8;

    /// <summary>The strength of the stroke in each pixel, row by row: 0 for none, 1 for full.</summary>
    public required float[] Image { get; init; }
}
