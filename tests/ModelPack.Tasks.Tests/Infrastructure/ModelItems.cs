using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ModelPack.Tasks.Tests.Infrastructure;

/// <summary>Items as <c>ModelPack.Signatures.targets</c> prepares them.</summary>
internal static class ModelItems
{
    public static ITaskItem Create(TemporaryFolder folder, string model, string featureNames = "")
    {
        string name = Path.GetFileNameWithoutExtension(model);
        return new TaskItem(folder[$"obj/{name}.inputs"], new Dictionary<string, string>
        {
            ["ModelPath"] = model,
            ["ModelName"] = name,
            ["ModelFile"] = folder[model],
            ["FeatureNames"] = featureNames,
            ["SignatureFile"] = folder[$"obj/{name}.modelsig"],
            ["ListFile"] = folder[$"obj/{name}.files"],
            ["DigestFile"] = folder[$"obj/{name}.sha256"],
            ["AssetFile"] = folder[$"obj/{name}.assets"],
            ["PayloadFile"] = folder[$"obj/{name}.payload"],
            ["ManifestFolder"] = folder[$"obj/{name}/"],
        });
    }
}
