using System.Reflection;
using System.Runtime.ExceptionServices;

namespace ModelPack.Replay.Running;

/// <summary>Loads predictors.</summary>
internal static class Predictors
{
    /// <summary>Loads a model by its predictor class.</summary>
    /// <exception cref="ModelLoadException">It cannot be loaded.</exception>
    public static ILoadedPredictor Load(Type predictor, ModelReplay model)
    {
        // Without a warm-up: its zeros are no example, and the first row of the replay is as good.
        var options = new PredictorOptions { WarmUp = false };
        foreach (string provider in model.Providers)
            options.ExecutionProviders.Add(provider);
        try
        {
            return (ILoadedPredictor)Activator.CreateInstance(typeof(LoadedPredictor<>).MakeGenericType(predictor), options)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
