using System.Text.Json;
using ModelPack.Replay.Comparing;
using ModelPack.Replay.Running;

namespace ModelPack.Replay.Examples;

/// <summary>A recorded row: what goes in, and what should come out. Each form knows how it is run and compared.</summary>
/// <param name="file">The file that it is in, as messages show it.</param>
/// <param name="line">Its line in that file, from 1; 0 where files have no lines.</param>
internal abstract class Example(string file, int line)
{
    /// <summary>The file that it is in.</summary>
    public string File => file;

    /// <summary>Its line in that file, from 1; 0 where files have no lines.</summary>
    public int Line => line;

    /// <summary>Runs it and compares the outcome with what was recorded.</summary>
    public abstract ExampleOutcome Replay(ReplayTarget target, Tolerance tolerance);

    /// <summary>Writes it as one line of <c>examples.jsonl</c>, as it is packed.</summary>
    public abstract void Write(Utf8JsonWriter writer);
}
