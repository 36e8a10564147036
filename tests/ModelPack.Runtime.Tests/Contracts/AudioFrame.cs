namespace ModelPack.Runtime.Tests.Contracts;

public sealed record AudioFrame(float[] Audio, float[] State);
