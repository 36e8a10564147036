namespace ModelPack.Runtime.Tests.Contracts;

public sealed record SpeciesPrediction(Species Species, IReadOnlyDictionary<Species, float> Probabilities, IReadOnlyDictionary<string, float> ByName);
