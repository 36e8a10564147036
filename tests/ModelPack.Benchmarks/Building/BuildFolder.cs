using System.Diagnostics;
using System.Security;

namespace ModelPack.Benchmarks.Building;

/// <summary>A folder outside the repository with our packages in a feed: projects in it are built as an author builds them.</summary>
internal sealed class BuildFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("modelpack-bench-");

    /// <summary>Makes the folder; <c>build/bench.sh</c> has packed our packages.</summary>
    public BuildFolder()
    {
        Version = Environment.GetEnvironmentVariable("MODELPACK_BENCH_VERSION") ?? throw new InvalidOperationException("The areas 'build' and 'pack' need our packages: run them by build/bench.sh.");
        string feed = Environment.GetEnvironmentVariable("MODELPACK_BENCH_FEED")!;
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="feed" value="{SecurityElement.Escape(feed)}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{SecurityElement.Escape(cache)}" /></fallbackPackageFolders>
            </configuration>
            """);
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            Write(name, "<Project />");
    }

    /// <summary>The version of our packages.</summary>
    public string Version { get; }

    /// <summary>The full path of a file or folder in it.</summary>
    public string this[string path] => Path.Combine(_root.FullName, path);

    /// <summary>Writes a text file.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Removes what a build made, but for what restore did.</summary>
    public void Clean(string project)
    {
        foreach (string folder in (string[])["bin", "obj/Release"])
        {
            if (Directory.Exists(this[$"{project}/{folder}"]))
                Directory.Delete(this[$"{project}/{folder}"], recursive: true);
        }
    }

    /// <summary>Runs <c>dotnet</c> in the folder of a project.</summary>
    public void Dotnet(string project, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = this[project], RedirectStandardOutput = true };
        // Nothing that stays after a build, and would do its work outside of what is measured.
        foreach ((string name, string value) in new[] { ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false"), ("DOTNET_NOLOGO", "1") })
            start.Environment[name] = value;
        start.Environment["NUGET_PACKAGES"] = this["packages"];
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);
}
