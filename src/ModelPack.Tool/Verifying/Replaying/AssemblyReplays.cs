using System.Globalization;
using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Replay;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>Replays the models of one assembly, and tells what came of it.</summary>
/// <param name="options">How.</param>
internal sealed class AssemblyReplays(ReplayOptions options)
{
    /// <summary>Runs the process and adds what it found.</summary>
    /// <param name="verification">What was found so far.</param>
    /// <param name="models">The models, in folders on disk.</param>
    /// <param name="process">What runs them.</param>
    /// <param name="assembly">The assembly that they were compiled into.</param>
    /// <param name="folder">A folder for request and report.</param>
    public Verification Run(Verification verification, IReadOnlyList<VerifiedModel> models, ReplayProcess process, string assembly, string folder)
    {
        using var work = new ReplayWork(folder);
        work.WriteRequest(new ReplayRequest { Assembly = assembly, Models = [.. models.Select(Request)] });
        string? failure = process.Run(work);
        ReplayReport? report = work.ReadReport();
        if (failure is not null || report is null)
            return verification with { Problems = [.. verification.Problems, new ToolProblem("MPK2011", failure ?? "The process that runs the models ended without a report.", assembly)] };
        return report.Models.Aggregate(verification, Add);
    }

    private ModelReplay Request(VerifiedModel model)
    {
        string examples = Path.Combine(model.Folder, ModelFileNames.Examples);
        return new ModelReplay
        {
            Name = model.Payload.Model,
            Written = Path.Combine(model.Folder, model.Payload.Files[0].Path),
            File = Path.Combine(model.Folder, model.Payload.Files[0].Path),
            Examples = File.Exists(examples) ? [examples] : [],
            Tolerance = options.Tolerance.Length > 0 ? options.Tolerance : model.Manifest?.Text("replay.tolerance") ?? "",
            MaxMismatch = options.MaxMismatch.Length > 0 ? options.MaxMismatch : model.Manifest?.Text("replay.maxMismatch") ?? "",
            Providers = options.Providers,
        };
    }

    private static Verification Add(Verification verification, ModelReport report) => verification with
    {
        Models = [.. verification.Models.Select(model => model.Payload.Model == report.Name ? model with { Figures = report.Figures } : model)],
        Problems = [.. verification.Problems, .. report.Problems.Where(static problem => problem.IsError).Select(ToProblem)],
        Notes = [.. verification.Notes, .. report.Problems.Where(static problem => !problem.IsError).Select(static problem => $"{problem.Code}: {problem.Message}"), .. report.Notes],
    };

    private static ToolProblem ToProblem(ReplayProblem problem) =>
        new(problem.Code, problem.Line > 0 ? $"Line {problem.Line.ToString(CultureInfo.InvariantCulture)}: {problem.Message}" : problem.Message, problem.File);
}
