namespace ModelPack.Replay.Examples;

/// <summary>A map, as <c>ZipMap</c> gives one for each row.</summary>
/// <param name="Entries">Keys as text, and values of one element.</param>
internal sealed record ExampleMap(IReadOnlyList<KeyValuePair<string, ExampleTensor>> Entries) : ExampleValue;
