using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Replay.Running;

/// <summary>What runs the models.</summary>
internal static class Backend
{
    /// <summary>Figures that say who ran the model, and nothing else yet.</summary>
    public static ReplayFigures Figures(ModelReplay model) => new()
    {
        Runtime = $"onnxruntime {OrtEnv.Instance().GetVersionString()}",
        Provider = model.Providers is [{ } first, ..] ? first : "cpu",
    };
}
