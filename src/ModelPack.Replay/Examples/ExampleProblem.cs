namespace ModelPack.Replay.Examples;

/// <summary>An example that cannot be read (MPK2005).</summary>
/// <param name="File">The file, as messages show it.</param>
/// <param name="Line">The line, from 1; 0 where files have no lines.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record ExampleProblem(string File, int Line, string Message);
