using System.CommandLine;
using ModelPack.Tool.Inspecting;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack inspect FILE</c>.</summary>
internal static class InspectCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var file = new Argument<string>("FILE") { Description = "An .onnx file, or a model package (.nupkg)." };
        var json = new Option<bool>("--json") { Description = "Writes JSON, for programs." };
        var command = new Command("inspect", "Shows what a model or a model package holds, and what is wrong with it. Reads only; runs nothing of it.") { file, json };
        command.SetAction(line => Run(line.GetValue(file)!, line.GetValue(json), output));
        return command;
    }

    private static int Run(string file, bool asJson, ToolOutput output)
    {
        IInspection? inspection = file.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase)
            ? PackageInspection.Open(file, out ToolProblem? problem)
            : ModelInspection.Open(file, out problem);
        if (inspection is null)
        {
            output.Problem(problem!);
            return ExitCodes.BadInput;
        }

        if (asJson)
            output.Writer.WriteLine(InspectionJson.Write(inspection));
        else
            inspection.Show(output);
        foreach (ToolProblem found in inspection.Problems)
            output.Problem(found);
        return inspection.Problems.Count > 0 ? ExitCodes.FoundWanting : ExitCodes.Done;
    }
}
