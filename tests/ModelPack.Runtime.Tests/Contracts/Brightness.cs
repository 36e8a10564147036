namespace ModelPack.Runtime.Tests.Contracts;

public readonly record struct Brightness(float MeanLevel, bool IsBright);
