namespace ModelPack.Replay.Examples;

/// <summary>An example that cannot be read. The message says what to do, and holds no value of the example.</summary>
internal sealed class ExampleException(string message) : Exception(message);
