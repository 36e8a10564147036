using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Judging;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>
/// Runs a test of a model whose contract carries states. Its recorded data are the rows of one sequence or of several: a state of zeros
/// starts one, any other must be what the row before gave.
/// </summary>
internal static class SequenceRunner
{
    /// <summary>What becomes of a test.</summary>
    public static Verdict Run(LoadedPredictor predictor, RowLayout layout, ModelSignature signature, IReadOnlyList<RecordedData> recorded)
    {
        try
        {
            using LoadedSequence sequence = predictor.OpenSequence();
            return recorded.Select((data, i) => Difference(predictor, sequence, layout, signature, data, i == 0 ? null : recorded[i - 1])).FirstOrDefault(static found => found is not null) is { } difference
                ? new Verdict(Stage.Match, difference)
                : Verdict.Pass;
        }
        catch (Exception exception)
        {
            return new Verdict(Stage.Run, PredictorRunner.Describe(exception));
        }
    }

    private static string? Difference(LoadedPredictor predictor, LoadedSequence sequence, RowLayout layout, ModelSignature signature, RecordedData data, RecordedData? before)
    {
        bool starts = predictor.Contract.States.All(state => IsZero((TensorData)data.Inputs[state.Input]));
        if (!starts && !predictor.Contract.States.All(state => before is not null && Comparison.Difference(before.Outputs[state.Output], data.Inputs[state.Input], before.Tolerance) is null))
            throw new InvalidOperationException("The recorded state is neither zero nor what the row before gave.");
        var members = new RowExchange(predictor, layout, signature);
        object row = members.Fill(data).Single();
        if (starts)
            sequence.Reset();
        return members.Differences(data, [sequence.Predict(row)]).FirstOrDefault()
            ?? (starts ? members.Differences(data, [predictor.Predict(row)]).FirstOrDefault() ?? PredictorRunner.DifferenceInJson(predictor, layout, data) : null);
    }

    private static bool IsZero(TensorData state) => Enumerable.Range(0, state.Elements.Length).All(i => state.Number(i) == 0);
}
