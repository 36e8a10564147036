using System.CommandLine;
using System.Security;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Commands;

/// <summary>The command <c>modelpack</c>.</summary>
internal static class ModelPackCommand
{
    private const string Name = "modelpack";

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var tool = new ToolOutput(output, error);
        // Not a RootCommand: that one is named by the program's file.
        var root = new Command(Name, "Turns ONNX models into typed NuGet packages: looks into models and packages, verifies, compares and serves packages, writes model projects, explains diagnostics.")
        {
            InspectCommand.Create(tool),
            NewCommand.Create(tool),
            VerifyCommand.Create(tool),
            DiffCommand.Create(tool),
            ServeCommand.Create(tool),
            ExplainCommand.Create(tool),
            new VersionOption(),
            ExampleHelp.CreateOption(),
        };

        // A file may begin with @; that is a name, not a file of arguments.
        ParseResult line = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Errors.Count > 0 && !line.Tokens.Any(static token => token.Value is "--help" or "-h" or "-?" or "--version"))
            return Refuse(line, tool);
        try
        {
            return line.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return Refuse($"The system refuses: {exception.Message}", tool);
        }
        catch (Exception exception)
        {
            // A stack trace helps nobody who called the command; what is wrong is ours to find from the file.
            return Refuse($"modelpack itself has failed ({exception.GetType().Name}: {exception.Message}). Please report it with the file, if you may.", tool);
        }
    }

    private static int Refuse(string message, ToolOutput tool)
    {
        tool.Problem(new ToolProblem(ToolProblem.Usage, message));
        return ExitCodes.BadInput;
    }

    private static int Refuse(ParseResult line, ToolOutput tool)
    {
        string verb = line.CommandResult.Command.Name == Name ? Name : $"{Name} {line.CommandResult.Command.Name}";
        foreach (string message in line.Errors.Select(static error => error.Message.TrimEnd('.')).Distinct())
            tool.Problem(new ToolProblem(ToolProblem.Usage, $"{message}. '{verb} --help' shows how it is called."));
        return ExitCodes.BadInput;
    }
}
