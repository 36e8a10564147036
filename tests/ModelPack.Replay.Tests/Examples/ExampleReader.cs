using System.Text;
using System.Text.Json;
using ModelPack.Replay.Examples;

namespace ModelPack.Replay.Tests.Examples;

/// <summary>Reads examples that a test writes.</summary>
internal sealed class ExampleReader : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-examples-").FullName;
    private readonly List<ExampleProblem> _problems = [];

    /// <summary>What could not be read, as <c>line: message</c>.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Select(static problem => $"{problem.Line}: {problem.Message}")];

    /// <summary>What was noted.</summary>
    public HashSet<string> Notes { get; } = [];

    /// <summary>The examples as they are packed.</summary>
    public string[] ReadLines(params string[] lines) => Read("examples.jsonl", string.Join('\n', lines));

    /// <inheritdoc cref="ReadLines"/>
    public string[] ReadCsv(string text) => Read("examples.csv", text);

    /// <inheritdoc cref="ReadLines"/>
    public string[] Read(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return ReadPath(file);
    }

    /// <inheritdoc cref="ReadLines"/>
    public string[] ReadPath(string path) => [.. ExampleFile.Read(path, Passengers.Contract, Passengers.Signature, _problems, Notes).Select(Packed)];

    /// <summary>A path in the test's folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Packed(Example example)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            example.Write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
