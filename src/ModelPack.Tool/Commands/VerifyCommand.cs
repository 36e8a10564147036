using System.CommandLine;
using System.Security;
using ModelPack.Tool.Output;
using ModelPack.Tool.Verifying;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack verify PACKAGE</c> and <c>modelpack verify --app FOLDER</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var package = new Argument<string?>("PACKAGE") { Description = "A model package (.nupkg).", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Writes JSON, for programs." };
        var command = new Command("verify", "Holds a model package against the digests that are compiled into its assembly: model, external data, assets, manifest, schemas, examples, names of entries. Reads only; runs nothing of it.") { package, json };
        command.SetAction(line => Run(line.GetValue(package), line.GetValue(json), output));
        return command;
    }

    private static int Run(string? package, bool asJson, ToolOutput output)
    {
        if (package is null)
        {
            output.Problem(new ToolProblem(ToolProblem.Usage, "Name a package. 'modelpack verify --help' shows how it is called."));
            return ExitCodes.BadInput;
        }

        if (Verify(package, output) is not { } verification)
            return ExitCodes.BadInput;
        VerificationReport.Write(verification, asJson, output);
        return verification.Problems.Count > 0 ? ExitCodes.FoundWanting : ExitCodes.Done;
    }

    private static Verification? Verify(string package, ToolOutput output)
    {
        try
        {
            using PackageArchive archive = PackageArchive.Open(package);
            return new PackageVerification(archive, package).Run();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException)
        {
            string message = exception is FileNotFoundException or DirectoryNotFoundException ? "The package does not exist." : $"It is no model package, or a damaged one: {exception.Message.TrimEnd('.')}.";
            output.Problem(new ToolProblem(ToolProblem.BadPackage, message, package));
            return null;
        }
    }
}
