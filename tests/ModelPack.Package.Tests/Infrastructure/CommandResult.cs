using System.Text.RegularExpressions;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>What a program printed, and how it ended.</summary>
internal sealed partial record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>The result itself, when the program succeeded.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command}: exit code {ExitCode}\n{Tail}");
        return this;
    }

    /// <summary>The result itself, when the program failed, with an error and without a stack trace.</summary>
    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, $"{Command}: should have failed\n{Tail}");
        Assert.DoesNotContain("   at ModelPack", Output, StringComparison.Ordinal);
        return this;
    }

    /// <summary>The result itself, when nothing of it is a warning or an error.</summary>
    public CommandResult WithoutWarnings()
    {
        Assert.DoesNotMatch(WarningOrError(), Output);
        return this;
    }

    /// <summary>The compiler's command lines; needs <c>-v:d</c>.</summary>
    public string CompilerCommandLine(string assembly) =>
        Output.Split('\n').Last(line => line.Contains("/out:", StringComparison.Ordinal) && line.Contains($"/{assembly}.dll", StringComparison.Ordinal));

    // Detailed output is long, and what went wrong stands at its end.
    private string Tail => string.Join('\n', Output.Split('\n').TakeLast(40).Select(static line => line.Length > 500 ? line[..500] + "..." : line));

    [GeneratedRegex(@"\b(warning|error) [A-Z]+\d+")]
    private static partial Regex WarningOrError();
}
