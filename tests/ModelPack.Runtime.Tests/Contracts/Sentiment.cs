namespace ModelPack.Runtime.Tests.Contracts;

public sealed record Sentiment(string Label, float[] Scores);
