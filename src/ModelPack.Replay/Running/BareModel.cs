using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Replay.Running;

/// <summary>A model that ships without a contract: it is loaded, and where it has no inputs it is run too. What it takes otherwise, nobody has said.</summary>
internal static class BareModel
{
    public static ModelReport Replay(ModelReplay model)
    {
        try
        {
            using var session = new InferenceSession(model.File);
            ReplayFigures figures = Backend.Figures(model) with { Loaded = true };
            return new ModelReport { Name = model.Name, Figures = figures, Problems = session.InputNames.Count == 0 ? Run(session, model) : [] };
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new ModelReport { Name = model.Name, Figures = new ReplayFigures(), Problems = [LoadFailure.Describe(model, exception)] };
        }
    }

    private static IReadOnlyList<ReplayProblem> Run(InferenceSession session, ModelReplay model)
    {
        try
        {
            using var options = new RunOptions();
            session.Run(options, new Dictionary<string, OrtValue>(), session.OutputNames).Dispose();
            return [];
        }
        catch (OnnxRuntimeException exception)
        {
            return [new ReplayProblem("MPK2011", IsError: true, model.Written, 0, $"The model is loaded, but does not run: {PrintableText.Of(exception.Message.Trim(), 1_000)}")];
        }
    }
}
