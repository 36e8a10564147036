using ModelPack;

namespace Acme.Models;

/// <summary>The species of a flower, and how sure the model is.</summary>
public sealed record IrisPrediction
{
    /// <summary>The most probable species.</summary>
    [Tensor("label")] public required Species Species { get; init; }

    /// <summary>The probability of each species; they add up to 1.</summary>
    public required IReadOnlyDictionary<Species, float> Probabilities { get; init; }
}
