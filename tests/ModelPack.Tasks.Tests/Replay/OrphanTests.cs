using System.Diagnostics;

namespace ModelPack.Tasks.Tests.Replay;

public sealed class OrphanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelpack-replay-");

    [Fact]
    public void A_runner_ends_when_the_build_that_started_it_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a named pipe in the file system.");
        // Nobody ever writes into it, so the runner waits for its request.
        string request = Path.Combine(_folder.FullName, "request.json");
        using (Process pipe = Process.Start("mkfifo", [request])!)
            pipe.WaitForExit();
        var start = new ProcessStartInfo("dotnet", ["exec", "--depsfile", RunnerFiles.Dependencies, "--runtimeconfig", Path.ChangeExtension(RunnerFiles.Runner, ".runtimeconfig.json"), RunnerFiles.Runner, request, request + ".report"])
        {
            RedirectStandardInput = true,
        };
        using Process runner = Process.Start(start)!;
        try
        {
            Assert.False(runner.WaitForExit(TimeSpan.FromSeconds(2)), "It did not wait for its request.");

            // What the system does with the pipe of a parent that was killed.
            runner.StandardInput.Close();

            Assert.True(runner.WaitForExit(TimeSpan.FromSeconds(20)), "It outlived its parent.");
        }
        finally
        {
            runner.Kill();
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
