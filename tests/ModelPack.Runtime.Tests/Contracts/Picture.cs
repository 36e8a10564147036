namespace ModelPack.Runtime.Tests.Contracts;

public sealed record Picture(int Height, int Width, byte[] Pixels);
