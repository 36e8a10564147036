namespace ModelPack.Replay.Examples;

/// <summary>Where an example is from.</summary>
/// <param name="File">The file or folder.</param>
/// <param name="Line">The line it begins at, from 1; 0 where the file has no lines.</param>
internal sealed record ExamplePlace(string File, int Line);
