using System.CommandLine;
using System.Security;
using System.Text.Json;
using ModelPack.Tool.Output;
using ModelPack.Tool.Verifying;
using ModelPack.Tool.Verifying.Replaying;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack verify PACKAGE</c> and <c>modelpack verify --app FOLDER</c>.</summary>
internal static class VerifyCommand
{
    private const string Description = "Holds a model package, or the models of a published app, against the digests that are compiled into the assembly (model, external data, assets), its documents against the manifest, and the manifest against the assembly. "
        + "Then runs the models and replays their examples: that RUNS CODE of the package or the app. With --no-examples files are read, and nothing of them is run.";

    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var package = new Argument<string?>("PACKAGE") { Description = "A model package (.nupkg). What it depends on is restored from your package sources and from the package's folder.", Arity = ArgumentArity.ZeroOrOne };
        var app = new Option<string?>("--app") { Description = "The folder of a published app: its models run with its own runtime and native library, before its own code.", HelpName = "FOLDER" };
        var noExamples = new Option<bool>("--no-examples") { Description = "Runs nothing." };
        var provider = new Option<string[]>("--provider") { Description = "An execution provider to run on, as in cuda:0. Default: those of the app's appsettings.json, or the CPU.", HelpName = "NAME" };
        var tolerance = new Option<string>("--tolerance") { Description = "How far a number may be off. Default: what the author allowed.", HelpName = "abs=X;rel=Y", DefaultValueFactory = static _ => "" };
        var mismatch = new Option<string>("--max-mismatch") { Description = "How many examples may give another label, as in 0.1%. Default: what the author allowed.", HelpName = "SHARE", DefaultValueFactory = static _ => "" };
        var json = new Option<bool>("--json") { Description = "Writes JSON, for programs." };
        var command = new Command("verify", Description) { package, app, noExamples, provider, tolerance, mismatch, json };
        command.SetAction(line =>
        {
            ReplayOptions? options = line.GetValue(noExamples)
                ? null
                : new ReplayOptions { Providers = line.GetValue(provider) ?? [], Tolerance = line.GetValue(tolerance) ?? "", MaxMismatch = line.GetValue(mismatch) ?? "" };
            return Run(line.GetValue(package), line.GetValue(app), options, line.GetValue(json), output);
        });
        return command;
    }

    private static int Run(string? package, string? app, ReplayOptions? options, bool asJson, ToolOutput output)
    {
        if ((package is null) == (app is null))
        {
            output.Problem(new ToolProblem(ToolProblem.Usage, "Name a package, or a folder with --app. 'modelpack verify --help' shows how it is called."));
            return ExitCodes.BadInput;
        }

        if (Verify(package, app, options, output) is not { } verification)
            return ExitCodes.BadInput;
        VerificationReport.Write(verification, asJson, output);
        return verification.Problems.Count > 0 ? ExitCodes.FoundWanting : ExitCodes.Done;
    }

    private static Verification? Verify(string? package, string? app, ReplayOptions? options, ToolOutput output)
    {
        try
        {
            return package is not null ? Package(package, options) : new AppVerification(app!, options).Run();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException or JsonException)
        {
            string what = package is not null ? "package" : "app";
            string message = exception is FileNotFoundException or DirectoryNotFoundException ? $"The {what} does not exist." : $"It is no model {what}, or a damaged one: {exception.Message.TrimEnd('.')}.";
            output.Problem(new ToolProblem(ToolProblem.BadPackage, message, package ?? app!));
            return null;
        }
    }

    // Code of a package is run only when the package is what it says.
    private static Verification Package(string package, ReplayOptions? options)
    {
        using PackageArchive archive = PackageArchive.Open(package);
        Verification verification = new PackageVerification(archive, package).Run();
        return options is null || verification.Problems.Count > 0 ? verification : new PackageReplay(archive, package, options).Run(verification);
    }
}
