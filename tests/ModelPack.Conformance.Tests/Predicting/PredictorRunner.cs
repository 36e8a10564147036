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
            var exchange = new RowExchange(predictor, signature);
            return recorded.Select(data => Run(predictor, exchange, data)).MinBy(static verdict => verdict.Stage)!;
        }
    }

    private static Verdict Run(LoadedPredictor predictor, RowExchange exchange, RecordedData data)
    {
        object[] rows;
        try
        {
            rows = exchange.Fill(data);
        }
        catch (Exception exception)
        {
            return new Verdict(Stage.Feed, Describe(exception));
        }

        try
        {
            object[] predictions = exchange.HasBatch ? predictor.PredictBatch(rows) : [predictor.Predict(rows[0])];
            return exchange.Differences(data, predictions).FirstOrDefault() is { } difference ? new Verdict(Stage.Match, difference) : Verdict.Pass;
        }
        catch (Exception exception)
        {
            return new Verdict(Stage.Run, Describe(exception));
        }
    }

    private static string Describe(Exception exception) => exception is InvalidInputException invalid
        ? string.Join("; ", invalid.Errors.Select(static error => $"{error.Code} {error.Message}"))
        : $"{exception.GetType().Name}: {exception.Message}";
}
