using System.Diagnostics;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>Runs programs the way a person would, and apart from the test run that they are started from.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs <paramref name="program"/> in <paramref name="folder"/>.</summary>
    public static CommandResult Run(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        ProcessStartInfo start = Prepare(folder, program, arguments, environment);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} did not end.");
        }

        return new CommandResult(string.Join(' ', [program, .. start.ArgumentList]), process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>Runs <paramref name="program"/> and watches its memory; what it starts in processes of their own is apart.</summary>
    public static (CommandResult Result, long PeakBytes) Watch(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        using Process process = Process.Start(Prepare(folder, program, arguments, environment))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            peak = Math.Max(peak, PeakOf(process));
        }

        return (new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.Result + errors.Result), peak);
    }

    // Between the look whether it has ended and the question, it may end.
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>Starts <paramref name="program"/>, and kills it with all that it started.</summary>
    public static void Kill(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan after)
    {
        using Process process = Process.Start(Prepare(folder, program, arguments, environment))!;
        if (!process.WaitForExit(after))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Starts <paramref name="program"/> and lets it run.</summary>
    public static Process Start(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        Process.Start(Prepare(folder, program, arguments, environment))!;

    /// <summary>The full path of an installed program; null where there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static ProcessStartInfo Prepare(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host is started by MSBuild, whose settings are not ours.
        foreach (string name in start.Environment.Keys.Where(IsOfTheTestRun).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || name is "CI" or "DOTNET_HOST_PATH" or "DOTNET_ROOT" or "SOURCE_DATE_EPOCH" or "Version" or "Configuration";
}
