namespace ModelPack.Runtime.Tests.Contracts;

public sealed record Tokens(long[] Ids, long[] Mask);
