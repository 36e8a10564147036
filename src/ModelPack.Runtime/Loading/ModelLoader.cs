using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Loading;

/// <summary>From a contract to a model that is ready to run: find, check digests, open, compare with the contract.</summary>
internal static class ModelLoader
{
    public static LoadedModel Load(ContractDefinition definition, ModelDescriptor descriptor, PredictorOptions options)
    {
        var layout = new ModelLayout(definition);
        SessionCheck.ThrowIfUnsupported(descriptor.Name, layout);
        CheckedModel model = ModelSource.Open(descriptor, options);
        InferenceSession session = Open(descriptor.Name, model, options);
        var slots = new SlotPool(new SharedSession(session, model.ExternalData), layout, descriptor.Name);
        try
        {
            SessionCheck.ThrowIfUnfit(descriptor.Name, session, layout);
        }
        catch
        {
            slots.Dispose();
            throw;
        }

        return new LoadedModel(slots, layout, new PredictionInfo(descriptor.Name, descriptor.Version, model.Digest, "onnxruntime"), model.Assets, options);
    }

    private static InferenceSession Open(string name, CheckedModel model, PredictorOptions options)
    {
        try
        {
            return SessionFactory.Create(name, model, options);
        }
        catch
        {
            model.ExternalData.Dispose();
            throw;
        }
    }
}
