namespace ModelPack.Replay.Examples.Csv;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line it begins at, counted from 1: a quoted field may hold line breaks.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);
