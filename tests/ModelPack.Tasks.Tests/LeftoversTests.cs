using ModelPack.Tasks.Files;
using ModelPack.Tasks.Tests.Infrastructure;

namespace ModelPack.Tasks.Tests;

public sealed class LeftoversTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Old_temporary_files_go_and_those_of_a_build_at_work_stay()
    {
        File.SetLastWriteTimeUtc(_folder.Write("a.nupkg.0.tmp", ""), DateTime.UtcNow.AddHours(-2));
        File.SetLastWriteTimeUtc(_folder.Write("b.nupkg.0.tmp", ""), DateTime.UtcNow.AddHours(-2));
        _folder.Write("a.nupkg.1.tmp", "");

        Leftovers.OfFile(_folder["a.nupkg"]);

        Assert.Equal(["a.nupkg.1.tmp", "b.nupkg.0.tmp"], Directory.EnumerateFiles(_folder.Path).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Old_staging_folders_go_and_the_own_one_stays()
    {
        _folder.Write("staging/old/x", "");
        _folder.Write("staging/own/x", "");
        Directory.SetLastWriteTimeUtc(_folder["staging/old"], DateTime.UtcNow.AddHours(-2));

        Leftovers.BesideFolder(_folder["staging/own"] + "/");

        Assert.Equal([_folder["staging/own"]], Directory.EnumerateDirectories(_folder["staging"]));
    }

    [Fact]
    public void Old_requests_of_a_replay_go_and_files_of_a_model_of_that_name_stay()
    {
        string old = $"replay.{new string('a', 32)}.request.json";
        foreach (string name in (string[])[old, "replay.examples.jsonl", "replay.inputs"])
            File.SetLastWriteTimeUtc(_folder.Write(name, ""), DateTime.UtcNow.AddHours(-2));
        _folder.Write($"replay.{new string('b', 32)}.report.json", "");

        Leftovers.OfPrefix(_folder.Path, "replay");

        Assert.Equal([$"replay.{new string('b', 32)}.report.json", "replay.examples.jsonl", "replay.inputs"], Directory.EnumerateFiles(_folder.Path).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
