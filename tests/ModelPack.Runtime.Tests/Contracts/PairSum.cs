namespace ModelPack.Runtime.Tests.Contracts;

public readonly record struct PairSum(double Sum, bool AWins);
