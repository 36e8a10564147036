namespace ModelPack.Runtime.Tests.Contracts;

public sealed record Penguin(float BillLength, float BillDepth, float FlipperLength, float BodyMass, string Island, string Sex);
