namespace ModelPack.Runtime.Tests.Contracts;

public sealed record Speech(float Probability, float[] State);
