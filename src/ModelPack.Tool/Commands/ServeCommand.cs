using System.CommandLine;
using ModelPack.Tool.Output;
using ModelPack.Tool.Serving;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack serve PACKAGE...</c>.</summary>
internal static class ServeCommand
{
    private const string Description = "Serves model packages over HTTP, without an app to write: the endpoints of each contract, the Open Inference Protocol over REST and gRPC, SageMaker where there is one model, health, OpenAPI. Packages are checked first, as 'verify' does without examples; then they are loaded, and that RUNS CODE of the packages. "
        + "Ctrl+C or SIGTERM ends it: what was begun is answered.";

    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var packages = new Argument<string[]>("PACKAGE") { Description = "Model packages (.nupkg). What they depend on is found beside them, among your packages, or by a restore.", Arity = ArgumentArity.OneOrMore };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", HelpName = "URLS", DefaultValueFactory = static _ => "http://127.0.0.1:8080" };
        var grpc = new Option<string?>("--grpc-urls") { Description = "Addresses for gRPC, or 'none'. Default: without TLS the port after each of --urls; with TLS gRPC needs no port of its own.", HelpName = "URLS" };
        var set = new Option<string[]>("--set") { Description = "A setting of a model, as in iris:MaxBatchRows=64. The same as the environment variable ModelPack__iris__MaxBatchRows.", HelpName = "NAME:KEY=VALUE" };
        var settings = new Option<string?>("--settings") { Description = "A JSON file of settings, as the appsettings.json of an app.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Says in one line of JSON where it listens, once it does." };
        var command = new Command("serve", Description) { packages, urls, grpc, set, settings, json };
        command.SetAction(line => Run(new ServeOptions
        {
            Packages = line.GetValue(packages)!,
            Urls = line.GetValue(urls)!,
            GrpcUrls = line.GetValue(grpc),
            ModelSettings = line.GetValue(set) ?? [],
            Settings = line.GetValue(settings),
            IsJson = line.GetValue(json),
        }, output));
        return command;
    }

    // Signals are the server's own: the command line waits for it as for any other verb.
    private static int Run(ServeOptions options, ToolOutput output) => ServeRun.RunAsync(options, output).GetAwaiter().GetResult();
}
