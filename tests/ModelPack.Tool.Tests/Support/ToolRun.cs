using ModelPack.Tool.Commands;

namespace ModelPack.Tool.Tests.Support;

/// <summary>A run of the command, in process.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line. Whatever happens, nobody sees a stack trace.</summary>
    public static ToolRun Of(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = ModelPackCommand.Run(arguments, output, error);
        var run = new ToolRun(exitCode, output.ToString(), error.ToString());
        Assert.DoesNotContain("   at ModelPack", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        return run;
    }

    /// <summary>The ids of the problems, one for each line of standard error.</summary>
    public IEnumerable<string> Ids => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(':')[0]);
}
