using Microsoft.ML.OnnxRuntime;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Judging;
using ModelPack.Testing;

namespace ModelPack.Conformance.Tests.Raw;

/// <summary>Runs a test through ONNX Runtime's C# API with no product code: the yardstick.</summary>
internal static class RawRunner
{
    /// <summary>What becomes of a test.</summary>
    public static Verdict Run(BackendTest test, IReadOnlyList<RecordedData> recorded, Action<InferenceSession> inspect)
    {
        InferenceSession session;
        try
        {
            session = Open(test.Model);
        }
        catch (OnnxRuntimeException exception)
        {
            return new Verdict(Stage.Load, exception.Message);
        }

        using (session)
        {
            inspect(session);
            return recorded.Select(data => Run(session, data)).MinBy(static verdict => verdict.Stage)!;
        }
    }

    /// <summary>Opens a model with the settings that predictors have.</summary>
    private static InferenceSession Open(string model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        return new InferenceSession(model, options);
    }

    private static Verdict Run(InferenceSession session, RecordedData data)
    {
        var inputs = new Dictionary<string, OrtValue>();
        try
        {
            foreach ((string name, CaseValue value) in data.Inputs)
                inputs.Add(name, OrtValues.Create(value));
            using var options = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, inputs, [.. data.Outputs.Keys]);
            return data.Outputs.Values.Zip(outputs, (expected, output) => Comparison.Difference(expected, OrtValues.Read(output), data.Tolerance))
                .FirstOrDefault(static difference => difference is not null) is { } difference ? new Verdict(Stage.Match, difference) : Verdict.Pass;
        }
        catch (CannotBeFedException exception)
        {
            return new Verdict(Stage.Feed, exception.Message);
        }
        catch (OnnxRuntimeException exception)
        {
            return new Verdict(Stage.Run, exception.Message);
        }
        finally
        {
            foreach (OrtValue value in inputs.Values)
                value.Dispose();
        }
    }
}
