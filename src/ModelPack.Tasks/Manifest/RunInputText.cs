using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Says in words what the model gets that callers do not give.</summary>
internal static class RunInputText
{
    private const int Shown = 20;

    /// <summary>A sentence for each constant, and one for the state.</summary>
    public static IEnumerable<string> Of(Contract contract)
    {
        foreach (ContractConstant constant in contract.Constants)
            yield return $"Input {Markdown.Code(constant.Input)} of the model is always {Markdown.Code(Values(constant.Values))}.";
        if (contract.States.Count > 0)
        {
            yield return $"The model carries a state from row to row ({string.Join(", ", contract.States.Select(state => Markdown.Code(state.Input)))}): "
                + "`OpenSequence()` of the predictor keeps it for one sequence of rows; without a sequence each row starts from zeros.";
        }
    }

    private static string Values(IReadOnlyList<JsonElement> values) =>
        string.Join(", ", values.Take(Shown).Select(static value => value.GetRawText())) + (values.Count > Shown ? ", …" : "");
}
