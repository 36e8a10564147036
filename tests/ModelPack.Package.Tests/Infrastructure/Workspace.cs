using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
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
        string? packed = Environment.GetEnvironmentVariable("MODELPACK_TEST_FEED");
        Version = packed is null ? string.Create(CultureInfo.InvariantCulture, $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}") : VersionOf(packed);
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
        if (packed is null)
            Dotnet.Run(TestModels.RepositoryRoot, "bash", ["build/pack.sh", Feed, .. PackArguments], new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }).Succeeded();
        else
            CopyFeed(packed);
        Write("nuget.config", NuGetConfig());
        // Nothing above this folder has a say in its builds.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
    }

    /// <summary>The version of our packages in this run.</summary>
    public string Version { get; }

    /// <summary>How our packages are packed here: the command for this machine only.</summary>
    internal string[] PackArguments => [$"-p:PackageVersion={Version}", $"-p:ModelPackToolRuntimes={RuntimeInformation.RuntimeIdentifier}"];

    /// <summary>The folder of everything.</summary>
    public string Root { get; }

    /// <summary>Our packages, and the model packages that the tests make.</summary>
    public string Feed { get; }

    /// <summary>Runs <c>dotnet</c> in a folder below <see cref="Root"/>.</summary>
    internal CommandResult Run(string folder, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), "dotnet", arguments, _environment);

    /// <summary>The same with further environment variables.</summary>
    internal CommandResult Run(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), "dotnet", arguments, new Dictionary<string, string>([.. _environment.ExceptBy(environment.Keys, static entry => entry.Key), .. environment]));

    /// <summary>The same with a package cache whose path has no blanks: the SDK's command line for the native linker has no quotes around it.</summary>
    internal CommandResult RunWithPlainCache(string folder, params IEnumerable<string> arguments) =>
        Dotnet.Run(Path.Combine(Root, folder), "dotnet", arguments, new Dictionary<string, string>(_environment) { ["NUGET_PACKAGES"] = _plainCache.FullName });

    /// <summary>Starts <c>dotnet</c> and lets it run.</summary>
    internal Process StartProcess(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Dotnet.Start(Path.Combine(Root, folder), "dotnet", arguments, new Dictionary<string, string>([.. _environment.ExceptBy(environment.Keys, static entry => entry.Key), .. environment]));

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

    private static string VersionOf(string feed) => Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(feed, "ModelPack.Runtime.*.nupkg").Single())["ModelPack.Runtime.".Length..];

    private void CopyFeed(string feed)
    {
        foreach (string package in Directory.EnumerateFiles(feed, "*.nupkg"))
            File.Copy(package, Path.Combine(Feed, Path.GetFileName(package)));
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
