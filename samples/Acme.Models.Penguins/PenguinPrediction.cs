using ModelPack;

namespace Acme.Models;

/// <summary>The species of a penguin, and how sure the model is.</summary>
/// <param name="Species">The most probable species: Adelie, Chinstrap or Gentoo.</param>
/// <param name="Probabilities">The probability of each species, by name; they add up to 1.</param>
public sealed record PenguinPrediction(
    string Species,
    [Tensor("probability")] IReadOnlyDictionary<string, float> Probabilities);
