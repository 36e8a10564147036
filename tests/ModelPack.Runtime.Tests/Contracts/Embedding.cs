namespace ModelPack.Runtime.Tests.Contracts;

public sealed record Embedding(float[] Logits, float[] Sentence);
