using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Replay.Running;

/// <summary>A model that ships without a contract: it is loaded, and there is nobody to call it.</summary>
internal static class BareModel
{
    public static ModelReport Replay(ModelReplay model)
    {
        try
        {
            using var session = new InferenceSession(model.File);
            return new ModelReport { Name = model.Name, Figures = Backend.Figures(model) with { Loaded = true } };
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new ModelReport { Name = model.Name, Figures = new ReplayFigures(), Problems = [LoadFailure.Describe(model, exception)] };
        }
    }
}
