namespace ModelPack.Runtime.Sessions;

/// <summary>An output that a call asks for.</summary>
/// <param name="Output">Which output of the graph.</param>
/// <param name="Element">Which element, of a sequence; -1 for all.</param>
internal readonly record struct WantedOutput(int Output, int Element);
