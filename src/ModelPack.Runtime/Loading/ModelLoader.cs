using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Loading;

/// <summary>From a model whose digests were checked to one that is ready to run: opens it and compares it with the contract.</summary>
internal static class ModelLoader
{
    /// <param name="definition">The contract.</param>
    /// <param name="descriptor">What was compiled in.</param>
    /// <param name="model">The model; belongs to the result, and is disposed when there is none.</param>
    /// <param name="options">How it is loaded and run.</param>
    public static LoadedModel Load(ContractDefinition definition, ModelDescriptor descriptor, CheckedModel model, PredictorOptions options)
    {
        var layout = new ModelLayout(definition);
        var slots = new SlotPool(new SharedSession(Open(descriptor.Name, layout, model, options), model.ExternalData), layout, descriptor.Name);
        try
        {
            SessionCheck.ThrowIfUnfit(descriptor.Name, slots.Session, layout);
        }
        catch
        {
            slots.Dispose();
            throw;
        }

        return new LoadedModel(slots, layout, new PredictionInfo(descriptor.Name, model.Version, model.Digest, "onnxruntime"), model, options);
    }

    private static InferenceSession Open(string name, ModelLayout layout, CheckedModel model, PredictorOptions options)
    {
        try
        {
            SessionCheck.ThrowIfUnsupported(name, layout);
            return SessionFactory.Create(name, model, options);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
