using System.Globalization;
using System.Text.Json;
using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks.Replay;

/// <summary>The files through which the runner is told what to do, and tells what it found.</summary>
/// <param name="folder">Where they lie.</param>
internal sealed class ReplayWork(string folder) : IDisposable
{
    // Two builds of one project may replay at once.
    private readonly string _name = Guid.NewGuid().ToString("N");

    /// <summary>The request.</summary>
    public string Request => Path.Combine(folder, $"replay.{_name}.request.json");

    /// <summary>The report.</summary>
    public string Report => Path.Combine(folder, $"replay.{_name}.report.json");

    /// <summary>Where the runner writes the examples of a model; they are the model's only when all of it has passed.</summary>
    /// <param name="model">The model's place in the request.</param>
    public string Examples(int model) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"replay.{_name}.{model}.jsonl"));

    public void WriteRequest(ReplayRequest request) => AtomicFile.Write(Request, ReplayJson.Write(request));

    /// <summary>What the runner found; null when it wrote nothing that can be read.</summary>
    public ReplayReport? ReadReport()
    {
        try
        {
            return File.Exists(Report) ? ReplayJson.Read<ReplayReport>(File.ReadAllText(Report)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Removes all of them, and what a runner that was ended left half written.</summary>
    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(folder, $"replay.{_name}.*").ToArray())
            File.Delete(file);
    }
}
