namespace ModelPack.Runtime.Tests.Contracts;

public readonly record struct Flower(float SepalLength, float SepalWidth, float PetalLength, float PetalWidth);
