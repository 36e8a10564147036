using System.CommandLine;
using System.Security;
using ModelPack.Signatures;
using ModelPack.Tool.Creating;
using ModelPack.Tool.Output;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack new FILE.onnx</c>.</summary>
internal static class NewCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var file = new Argument<string>("FILE.onnx") { Description = "The model. It is copied into the project, with its external data." };
        var folder = new Option<string?>("--output") { Description = "The project's folder. Default: the package id, in the current folder.", HelpName = "DIR" };
        var name = new Option<string?>("--name") { Description = "What the types' names begin with, as in Iris. Default: from the file.", HelpName = "NAME" };
        var package = new Option<string?>("--package") { Description = "The package id, as in Acme.Models.Iris. Default: Models.NAME.", HelpName = "ID" };
        var @namespace = new Option<string?>("--namespace") { Description = "The namespace. Default: the package id without its last part.", HelpName = "NS" };
        var command = new Command("new", "Writes the model project of a model: project file, contract, model card and an example. It builds and packs as it is. Never overwrites a file.") { file, folder, name, package, @namespace };
        command.SetAction(line =>
        {
            if (ProjectNames.TryChoose(line.GetValue(file)!, line.GetValue(name), line.GetValue(package), line.GetValue(@namespace), out ScaffoldOptions? options, out string? error))
                return Run(line.GetValue(file)!, line.GetValue(folder) ?? options.PackageId, options, output);
            output.Problem(new ToolProblem(ToolProblem.Usage, error));
            return ExitCodes.BadInput;
        });
        return command;
    }

    private static int Run(string file, string folder, ScaffoldOptions options, ToolOutput output)
    {
        ToolProblem[] problems = [.. Prepare(file, folder, options, out ModelSignature? signature, out IReadOnlyList<ProjectFile> files)];
        if (problems.Length == 0)
            problems = [.. Write(folder, files)];
        foreach (ToolProblem problem in problems)
            output.Problem(problem);
        if (problems.Length > 0)
            return ExitCodes.BadInput;

        Report(folder, options, files, Scaffold.Notes(signature!), output);
        return ExitCodes.Done;
    }

    private static void Report(string folder, ScaffoldOptions options, IReadOnlyList<ProjectFile> files, IReadOnlyList<string> notes, ToolOutput output)
    {
        output.Heading($"{options.PackageId}, in {folder}");
        foreach (ProjectFile written in files)
            output.Line($"  {written.Path}");
        output.Line();
        if (notes.Count > 0)
            output.Heading("Notes");
        foreach (string note in notes)
            output.Line($"  {note}");
        if (notes.Count > 0)
            output.Line();
        output.Heading("Next");
        output.Line($"  cd {folder}");
        output.Line("  dotnet pack");
        output.Line("Then state the model's licence in the project file, and complete the model card and the example beside the model.");
    }

    private static IReadOnlyList<ToolProblem> Prepare(string file, string folder, ScaffoldOptions options, out ModelSignature? signature, out IReadOnlyList<ProjectFile> files)
    {
        files = [];
        if (!OnnxSignatureReader.TryRead(file, out signature, out SignatureProblem? flaw))
            return [new ToolProblem(flaw.Code, flaw.Message, file)];
        string model = Path.GetFullPath(file);
        SignatureProblem[] flaws = [.. SignatureCheck.Check(signature), .. ExternalDataCheck.Check(signature, model)];
        if (flaws.Length > 0)
            return [.. flaws.Select(found => new ToolProblem(found.Code, found.Message, file))];
        try
        {
            files = NewProject.Collect(signature, model, Path.GetFullPath(folder), options);
            return [];
        }
        catch (ScaffoldException exception)
        {
            return [new ToolProblem(exception.Code, $"No contract can be written: {exception.Message}", file)];
        }
    }

    private static IReadOnlyList<ToolProblem> Write(string folder, IReadOnlyList<ProjectFile> files)
    {
        var project = new ProjectFolder(Path.GetFullPath(folder));
        IReadOnlyList<string> clashes = project.Clashes(files);
        if (clashes.Count > 0)
            return [new ToolProblem(ToolProblem.CannotWrite, $"There is already {string.Join(", ", clashes.Select(static path => $"'{path}'"))}; nothing has been written. Give another folder by --output, or move what is there.", folder)];
        try
        {
            project.Write(files);
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return [new ToolProblem(ToolProblem.CannotWrite, $"The project cannot be written, and nothing of it is left: {exception.Message.TrimEnd('.')}.", folder)];
        }
    }
}
