using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Signatures.Tests;

/// <summary>ONNX Runtime's own opinion of a model.</summary>
internal static class OnnxRuntimeJudge
{
    /// <summary>Why it does not load; null when it does.</summary>
    public static string? Refusal(byte[] model) => Try(options => new InferenceSession(model, options));

    /// <summary>Why it does not load; null when it does.</summary>
    public static string? Refusal(string path) => Try(options => new InferenceSession(path, options));

    private static string? Try(Func<SessionOptions, InferenceSession> open)
    {
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        try
        {
            using InferenceSession session = open(options);
            return null;
        }
        catch (OnnxRuntimeException exception)
        {
            return exception.Message;
        }
    }
}
