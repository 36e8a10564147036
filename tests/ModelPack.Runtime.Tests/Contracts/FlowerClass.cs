namespace ModelPack.Runtime.Tests.Contracts;

public sealed record FlowerClass(long Label, float[] Probabilities);
