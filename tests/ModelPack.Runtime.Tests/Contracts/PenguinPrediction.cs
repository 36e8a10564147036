namespace ModelPack.Runtime.Tests.Contracts;

public sealed record PenguinPrediction(string Species, IReadOnlyDictionary<string, float> Probability);
