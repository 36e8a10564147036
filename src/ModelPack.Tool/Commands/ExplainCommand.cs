using System.CommandLine;
using ModelPack.Generators.Binding;
using ModelPack.Tool.Explaining;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack explain MPKnnnn</c>.</summary>
internal static class ExplainCommand
{
    private const int MostSuggested = 3;

    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var id = new Argument<string?>("id") { Description = "A diagnostic, as in MPK1008. Without it all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Prints the help page of a diagnostic.") { id };
        command.SetAction(line => Run(line.GetValue(id), output));
        return command;
    }

    private static int Run(string? id, ToolOutput output)
    {
        if (id is null)
        {
            output.Table("Diagnostics", ["id", "meaning"], [.. HelpPages.All.Select(static page => new[] { page.Id, page.Title })]);
            return ExitCodes.Done;
        }

        if (HelpPages.Find(id) is { } text)
        {
            output.Writer.Write(text);
            return ExitCodes.Done;
        }

        IEnumerable<string> nearest = HelpPages.All.OrderBy(page => Names.Distance(HelpPages.Normalize(id), page.Id)).ThenBy(static page => page.Id, StringComparer.Ordinal)
            .Take(MostSuggested).Select(static page => $"{page.Id} ({page.Title})");
        output.Problem(new ToolProblem(ToolProblem.Usage, $"There is no diagnostic '{id}'. The nearest are {string.Join(", ", nearest)}; 'modelpack explain' lists all."));
        return ExitCodes.BadInput;
    }
}
