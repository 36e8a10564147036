extern alias runtime;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Judging;
using ModelPack.Signatures;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Runs a test through its generated predictor.</summary>
internal static class PredictorRunner
{
    /// <summary>What becomes of a test.</summary>
    public static Verdict Run(ContractRecordAttribute contract, string model, ModelSignature signature, IReadOnlyList<RecordedData> recorded)
    {
        LoadedPredictor predictor;
        try
        {
            predictor = new LoadedPredictor(contract, model);
        }
        catch (Exception exception)
        {
            return new Verdict(Stage.Load, Describe(exception));
        }

        using (predictor)
        {
            var layout = new RowLayout(signature);
            if (predictor.Contract.States.Count > 0)
                return SequenceRunner.Run(predictor, layout, signature, recorded);
            return recorded.Select(data => Run(predictor, layout, signature, data)).MinBy(static verdict => verdict.Stage)!;
        }
    }

    private static Verdict Run(LoadedPredictor predictor, RowLayout layout, ModelSignature signature, RecordedData data)
    {
        var members = new RowExchange(predictor, layout, signature);
        object[] rows;
        try
        {
            rows = members.Fill(data);
        }
        catch (Exception exception)
        {
            return new Verdict(Stage.Feed, Describe(exception));
        }

        try
        {
            object[] predictions = layout.HasBatch ? predictor.PredictBatch(rows) : [predictor.Predict(rows[0])];
            if (predictions.Length != rows.Length)
                return new Verdict(Stage.Match, $"{predictions.Length} predictions of {rows.Length} rows");
            return (members.Differences(data, predictions).FirstOrDefault() ?? DifferenceInJson(predictor, layout, data)) is { } difference
                ? new Verdict(Stage.Match, difference)
                : Verdict.Pass;
        }
        catch (Exception exception)
        {
            return new Verdict(Stage.Run, Describe(exception));
        }
    }

    /// <summary>Where predictions in JSON are not what was recorded; null when they are: what members carry, JSON must carry too.</summary>
    public static string? DifferenceInJson(LoadedPredictor predictor, RowLayout layout, RecordedData data)
    {
        var json = new JsonExchange(predictor, layout);
        return json.Differences(data, predictor.PredictJson(json.Write(data), layout.HasBatch)).FirstOrDefault();
    }

    /// <summary>What an exception says.</summary>
    public static string Describe(Exception exception) => exception is InvalidInputException invalid
        ? string.Join("; ", invalid.Errors.Select(static error => $"{error.Code} {error.Message}"))
        : $"{exception.GetType().Name}: {exception.Message}";
}
