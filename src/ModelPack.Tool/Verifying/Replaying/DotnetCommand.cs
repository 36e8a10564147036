using System.ComponentModel;
using System.Diagnostics;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>The program <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    /// <summary>Its path, where it can be told, or its name.</summary>
    public static string Path { get; } = Find();

    /// <summary>Runs it to its end.</summary>
    /// <returns>Null when it went well; otherwise what it said.</returns>
    public static string? Run(string folder, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Path) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : FirstError($"{output}\n{errors.GetAwaiter().GetResult()}");
        }
        catch (Win32Exception exception)
        {
            return $"'{Path}' cannot be started: {exception.Message}";
        }
    }

    private static string FirstError(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, static line => line.Contains(": error ", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "it said nothing";
    }

    // The command itself is mostly run by the dotnet that is wanted.
    private static string Find() =>
        Environment.ProcessPath is { } own && System.IO.Path.GetFileNameWithoutExtension(own) == "dotnet" ? own
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : "dotnet";
}
