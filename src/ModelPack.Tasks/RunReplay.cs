using Microsoft.Build.Framework;
using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Replay;

namespace ModelPack.Tasks;

/// <summary>Compiled model project to the figures of a replay: every model is loaded and run, in a process of its own.</summary>
public sealed class RunReplay : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>Files and folders of examples, with the <c>ModelName</c> that they are for.</summary>
    public ITaskItem[] Examples { get; set; } = [];

    /// <summary>The compiled assembly, in the output folder with the models.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The dependencies of <see cref="Assembly"/>: its <c>.deps.json</c>.</summary>
    [Required]
    public string DependencyFile { get; set; } = "";

    /// <summary>Where restored packages lie.</summary>
    public string[] PackageFolders { get; set; } = [];

    /// <summary>The program <c>dotnet</c>.</summary>
    [Required]
    public string DotnetHost { get; set; } = "";

    /// <summary>The runner, <c>ModelPack.Replay.dll</c>, with its <c>.runtimeconfig.json</c> beside it.</summary>
    [Required]
    public string Runner { get; set; } = "";

    /// <summary>The folder for the request and the report.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The longest that it may take, in seconds.</summary>
    public int Timeout { get; set; } = 300;

    /// <summary>The most memory that it may take, in megabytes; 0 for one that follows from the models' sizes.</summary>
    public int MemoryLimit { get; set; }

    /// <inheritdoc/>
    protected override void Run() => OnFile(Assembly, () =>
    {
        ModelItem[] models = [.. ModelItem.From(Models)];
        Leftovers.OfPrefix(Folder, "replay");
        using var work = new ReplayWork(Folder);
        work.WriteRequest(Request(models, work));
        var process = new ReplayProcess(DotnetHost, Runner, DependencyFile, PackageFolders)
        {
            TimeLimit = TimeSpan.FromSeconds(Timeout),
            MemoryLimit = MemoryLimit > 0 ? (long)MemoryLimit << 20 : ReplayProcess.MemoryFor(models.Sum(Bytes)),
            Progress = line => Log.LogMessage(MessageImportance.High, "{0}", line),
            Output = line => Log.LogMessage(MessageImportance.Low, "{0}", line),
        };
        string? failure = process.Run(work);
        if (failure is null && work.ReadReport() is { } report && report.Models.Count == models.Length)
            Take(models, report, work);
        else
            Error("MPK2011", models[0].Path, failure ?? "The process that runs the models ended without a report.");
    });

    // External data is loaded with the model.
    private static long Bytes(ModelItem model) => File.ReadLines(model.ListFile).Sum(file => new FileInfo(Path.Combine(model.Folder, file)).Length);

    private ReplayRequest Request(ModelItem[] models, ReplayWork work) => new()
    {
        Assembly = Assembly,
        Models = [.. models.Select((model, i) => new ModelReplay
        {
            Name = model.Name,
            Written = model.Path,
            File = model.File,
            Examples = [.. Examples.Where(item => item.GetMetadata("ModelName") == model.Name).Select(static item => item.GetMetadata("FullPath"))],
            Tolerance = model.Tolerance,
            MaxMismatch = model.MaxMismatch,
            ExamplesFile = work.Examples(i),
        })],
    };

    private void Take(ModelItem[] models, ReplayReport report, ReplayWork work)
    {
        for (int i = 0; i < models.Length; i++)
        {
            (ModelItem model, ModelReport found) = (models[i], report.Models[i]);
            foreach (string note in found.Notes)
                Log.LogMessage(MessageImportance.High, "{0}: {1}", model.Path, note);
            foreach (ReplayProblem problem in found.Problems)
                Report(problem);
            if (found.Passed)
                Keep(model, found.Figures, work.Examples(i));
        }
    }

    // Replaced, and at no moment missing: another pack of the project may be reading them.
    private static void Keep(ModelItem model, ReplayFigures figures, string examples)
    {
        if (File.Exists(examples))
            File.Move(examples, model.ExamplesFile, overwrite: true);
        else
            File.Delete(model.ExamplesFile);
        AtomicFile.Write(model.ReplayFile, ReplayJson.Write(Rounded(figures) with { Tolerance = model.Tolerance, MaxMismatch = model.MaxMismatch }) + "\n");
    }

    private void Report(ReplayProblem problem)
    {
        if (problem.IsError)
            Error(problem.Code, Written(problem.File), problem.Message, problem.Line);
        else
            Warning(problem.Code, Written(problem.File), problem.Message);
    }

    // As the author wrote it; of a folder of examples, with what lies below it.
    private string Written(string file)
    {
        ITaskItem? item = Examples.FirstOrDefault(item => file.StartsWith(item.GetMetadata("FullPath"), StringComparison.Ordinal));
        return item is null ? file : item.ItemSpec + file[item.GetMetadata("FullPath").Length..];
    }

    // The last digits differ from processor to processor, and with them the package would.
    private static ReplayFigures Rounded(ReplayFigures figures) => figures with
    {
        MaxAbsoluteError = ErrorRounding.Up(figures.MaxAbsoluteError),
        MaxRelativeError = ErrorRounding.Up(figures.MaxRelativeError),
    };
}
