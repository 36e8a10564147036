using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Replay.Rows;

namespace ModelPack.Replay.Running;

/// <summary>Runs one valid row on a model without examples. What rows it takes, beyond the contract's rules, nobody has said: several are tried.</summary>
/// <param name="target">The model.</param>
internal sealed class ModelTrial(ReplayTarget target)
{
    /// <summary>Null when a row ran; otherwise what the author should know (MPK2011).</summary>
    public ReplayProblem? Run()
    {
        InputError? first = null;
        foreach (RowChoice choice in RowChoice.All)
        {
            if (RowMaker.Make(target.Contract.Input, choice) is not { } row)
                continue;
            if (TryPredict(row, out InputError? error))
                return null;
            if (error.Code is "MPK3021" or "MPK3022")
                return Problem(isError: true, $"The model runs, but not as the contract says: {error.Path}: {error.Message.TrimEnd('.')} ({error.Code}).");
            first ??= error;
        }

        return Problem(isError: false, $"No row that was made up from the contract runs; the first one: {first?.Path}: {first?.Message.TrimEnd('.')} ({first?.Code}). "
            + "Say what the model takes: add Examples to the OnnxModel item, one line {\"input\":{...}} is enough, or rules to the contract.");
    }

    private bool TryPredict(JsonObject row, out InputError error)
    {
        error = new InputError("$", "MPK3020", "The model refuses it");
        if (target.TryPredict(JsonSerializer.SerializeToElement(row), out _, out IReadOnlyList<InputError> errors))
            return true;
        error = errors.Count > 0 ? errors[0] : error;
        return false;
    }

    private ReplayProblem Problem(bool isError, string message) => new("MPK2011", isError, target.Model.Written, 0, message);
}
