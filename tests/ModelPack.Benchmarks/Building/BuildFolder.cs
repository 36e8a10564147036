using System.Diagnostics;
using System.Security;
using ModelPack.Testing;

namespace ModelPack.Benchmarks.Building;

/// <summary>A folder outside the repository with our packages in a feed: projects in it are built as an author builds them.</summary>
internal sealed class BuildFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("modelpack-bench-");

    /// <summary>Packs our packages.</summary>
    public BuildFolder()
    {
        Version = $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        Run(TestModels.RepositoryRoot, "bash", "build/pack.sh", Path.Combine(_root.FullName, "feed"), $"-p:PackageVersion={Version}");
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="feed" value="feed" /></packageSources>
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
    public void Dotnet(string project, params string[] arguments) => Run(this[project], "dotnet", arguments);

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    private void Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // Nothing that stays after a build, and would do its work outside of what is measured.
        foreach ((string name, string value) in new[] { ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false"), ("DOTNET_NOLOGO", "1") })
            start.Environment[name] = value;
        if (folder != TestModels.RepositoryRoot)
            start.Environment["NUGET_PACKAGES"] = this["packages"];
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }
}
