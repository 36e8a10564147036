namespace ModelPack.Tasks.Tests.Manifest;

/// <summary>The input that the record in this test's own assembly names.</summary>
public sealed record IrisInput(float SepalLength, string? Note = null);
