using System.Globalization;
using ModelPack.Packages.Replaying;

namespace ModelPack.Tasks.Manifest;

/// <summary>Says what a model is held to, and what nobody has checked: what the build knows of it, as sentences in Markdown.</summary>
internal static class CardLimits
{
    public static IEnumerable<string> Of(ModelFacts model)
    {
        yield return "Input that breaks the rules above is refused before the model runs; ranges say what is accepted, not what the model was trained on.";
        if (model.Contract.Input.Members.Any(static member => member.CustomRules))
            yield return "Rules of the author's own apply as well; no schema shows them.";
        yield return model.Contract.Batch is null
            ? "Rows of one call run one after another: the model has no dimension that counts them."
            : "Rows of one call run together; how many fit is a matter of memory.";
        yield return model.Replay is { Loaded: true } replay ? Ran(replay) : "Nobody has run the model before it was packed.";
        if (model.Replay is { Loaded: true, Examples: > 0 } figures)
            yield return Figures(figures);
        else
            yield return "It comes without recorded examples, so nothing shows that it gives what its trainer saw.";
    }

    // Without examples nobody knows whether the row that was made up has run: MPK2011 may have been a warning.
    private static string Ran(ReplayFigures replay) =>
        $"It was loaded{(replay.Examples > 0 ? " and run" : "")} before it was packed, by {Markdown.Text(replay.Runtime)} on execution provider {Markdown.Code(replay.Provider)}; others may differ in the last digits.";

    private static string Figures(ReplayFigures replay)
    {
        string count = string.Create(CultureInfo.InvariantCulture, $"{replay.Examples:N0} {(replay.Examples == 1 ? "example" : "examples")} of its trainer {(replay.Examples == 1 ? "was" : "were")} replayed before it was packed");
        return replay.MaxAbsoluteError is { } absolute
            ? string.Create(CultureInfo.InvariantCulture, $"{count}: the largest error was {absolute:G2}{(replay.MaxRelativeError is { } relative ? $", or {relative:G2} of the expected number" : "")}.")
            : $"{count}.";
    }
}
