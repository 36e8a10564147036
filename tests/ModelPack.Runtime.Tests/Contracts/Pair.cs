namespace ModelPack.Runtime.Tests.Contracts;

public readonly record struct Pair(double A, double B);
