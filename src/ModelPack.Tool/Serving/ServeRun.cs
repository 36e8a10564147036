using Microsoft.Extensions.Configuration;
using ModelPack.Tool.Commands;
using ModelPack.Tool.Output;
using ModelPack.Tool.Serving.Hosting;

namespace ModelPack.Tool.Serving;

/// <summary>A run of <c>modelpack serve</c>: check all packages, load them, serve until a signal.</summary>
internal static class ServeRun
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(ServeOptions options, ToolOutput output)
    {
        try
        {
            return await RunAsync(options, ListenAddresses.Of(options.Urls, options.GrpcUrls), ServerSettings.Read(options), output);
        }
        catch (ServeException exception)
        {
            return Refuse([exception.Problem], output, exception.IsFinding ? ExitCodes.FoundWanting : ExitCodes.BadInput);
        }
    }

    private static async Task<int> RunAsync(ServeOptions options, ListenAddresses addresses, IConfiguration settings, ToolOutput output)
    {
        var problems = new List<ToolProblem>();
        CheckedPackage[] packages = [.. options.Packages.Select(file => PackageCheck.Check(file, problems)).OfType<CheckedPackage>()];
        if (problems.Count == 0)
            problems.AddRange(PackageCheck.CheckNames(packages));
        if (problems.Count > 0)
            return Refuse(problems, output, problems.All(static problem => problem.Code == ToolProblem.BadPackage) ? ExitCodes.BadInput : ExitCodes.FoundWanting);
        using var stop = new StopSignals();
        using var loading = new PackageLoading(packages);
        LoadedPackage[] loaded = [.. packages.Select(package => loading.Load(package, problems)).OfType<LoadedPackage>()];
        if (problems.Count > 0)
            return Refuse(problems, output, ExitCodes.FoundWanting);
        ServedModel[] models = [.. loaded.SelectMany(ServedModel.Of)];
        var report = new ServeReport(output, options.IsJson);
        await using ModelServer server = ModelServer.Create(addresses, settings, models);
        foreach (ServedModel model in models)
        {
            if (stop.Token.IsCancellationRequested)
                return ExitCodes.Done;
            report.Loading(model);
            server.Load(model);
        }

        await server.StartAsync();
        report.Ready(server, models);
        await server.WaitAsync(stop.Token);
        report.Ended();
        return ExitCodes.Done;
    }

    private static int Refuse(IEnumerable<ToolProblem> problems, ToolOutput output, int exitCode)
    {
        foreach (ToolProblem problem in problems)
            output.Problem(problem);
        return exitCode;
    }
}
