using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using ModelPack.Testing;

[assembly: AssemblyFixture(typeof(ModelPack.Package.Tests.Infrastructure.Workspace))]

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>
/// A folder outside the repository, with a blank and Korean letters in its path, our packages in a feed of its own, and an
/// own package cache. Everything else comes from where this machine gets its packages. One packing for the whole run.
/// </summary>
public sealed class Workspace : IDisposable
{
    private readonly Dictionary<string, string> _environment;
    private readonly DirectoryInfo _plainCache = Directory.CreateTempSubdirectory("modelpack-packages-");
    private readonly ConcurrentDictionary<string, Lazy<CommandResult>> _shared = new();

    /// <summary>Packs our packages.</summary>
    public Workspace()
    {
        // A version of its own: the machine's package cache may hold another build of the real one.
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
        Root = Directory.CreateTempSubdirectory("modelpack tests 모델 ").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Root, "feed")).FullName;
        _environment = new()
        {
            ["NUGET_PACKAGES"] = Path.Combine(Root, "packages"),
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",
            ["UseSharedCompilation"] = "false",
        };
        Dotnet.Run(TestModels.RepositoryRoot, "bash", ["build/pack.sh", Feed, $"-p:PackageVersion={Version}"], new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }).Succeeded();
        Write("nuget.config", NuGetConfig());
        // Nothing above this folder has a say in its builds.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
    }

    /// <summary>The version of our packages in this run.</summary>
    public string Version { get; }

    /// <summary>The folder of everything.</summary>
    public string Root { get; }

    /// <summary>Our packages, and the model packages that the tests make.</summary>
    public string Feed { get; }

    /// <summary>Runs <c>dotnet</c> in a folder below <see cref="Root"/>.</summary>
    internal CommandResult Run(string folder, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), "dotnet", arguments, _environment);

    /// <summary>The same with further environment variables.</summary>
    internal CommandResult Run(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), "dotnet", arguments, new Dictionary<string, string>([.. _environment, .. environment]));

    /// <summary>The same with a package cache whose path has no blanks: the SDK's command line for the native linker has no quotes around it.</summary>
    internal CommandResult RunWithPlainCache(string folder, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), "dotnet", arguments, new Dictionary<string, string>(_environment) { ["NUGET_PACKAGES"] = _plainCache.FullName });

    /// <summary>Runs an installed program in a folder below <see cref="Root"/>.</summary>
    internal CommandResult RunProgram(string folder, string program, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), program, arguments, _environment);

    /// <summary>Runs a program of a folder below <see cref="Root"/>.</summary>
    internal CommandResult Start(string program) =>
        Dotnet.Run(Root, Path.Combine(Root, program), [], _environment);

    /// <summary>Runs <c>dotnet</c>, and tells the most memory that it had.</summary>
    internal (CommandResult Result, long PeakBytes) RunAndWatch(string folder, params string[] arguments) =>
        Dotnet.Watch(Path.Combine(Root, folder), "dotnet", arguments, _environment);

    /// <summary>Runs <c>dotnet</c> and kills it, with all that it started, after a while.</summary>
    internal void RunAndKill(string folder, TimeSpan after, params IEnumerable<string> arguments) =>
        Dotnet.Kill(Path.Combine(Root, folder), "dotnet", arguments, _environment, after);

    /// <summary>Runs what several tests need once, and asserts that it succeeded.</summary>
    internal CommandResult Once(string name, Func<CommandResult> run) =>
        _shared.GetOrAdd(name, _ => new Lazy<CommandResult>(() => run().Succeeded())).Value;

    /// <summary>Writes a text file below <see cref="Root"/>.</summary>
    internal void Write(string path, string text)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        _plainCache.Delete(recursive: true);
    }

    // The sources of the machine stay: a nuget.config adds to those of the user.
    private string NuGetConfig()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = Directory.Exists(cache) ? $"""<fallbackPackageFolders><add key="machine" value="{SecurityElement.Escape(cache)}" /></fallbackPackageFolders>""" : "";
        return $"""
            <configuration>
              <packageSources><add key="feed" value="{SecurityElement.Escape(Feed)}" /></packageSources>
              {fallback}
            </configuration>
            """;
    }
}
