namespace ModelPack.Replay.Examples;

/// <summary>A sequence of tensors or maps.</summary>
/// <param name="Elements">Its elements.</param>
internal sealed record ExampleSequence(IReadOnlyList<ExampleValue> Elements) : ExampleValue;
