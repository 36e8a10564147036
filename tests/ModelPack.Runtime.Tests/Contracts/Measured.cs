namespace ModelPack.Runtime.Tests.Contracts;

public readonly record struct Measured(float Value, float Threshold);
