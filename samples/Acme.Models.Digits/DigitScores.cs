namespace Acme.Models;

/// <summary>A picture as the model judges it.</summary>
public sealed record DigitScores
{
    /// <summary>The probability of each digit, from 0 to 9.</summary>
    public required float[] Probabilities { get; init; }
}
