using Microsoft.Build.Framework;

namespace ModelPack.Tasks;

/// <summary>A <c>ModelAsset</c> item as the targets prepare it.</summary>
/// <param name="item">An item of <c>_ModelPackAsset</c>, in <c>ModelPack.Assets.targets</c>.</param>
internal sealed class AssetItem(ITaskItem item)
{
    /// <summary>The file as the author wrote it; messages show this one.</summary>
    public string Written { get; } = item.GetMetadata("AssetItem");

    /// <summary>The full path of the file.</summary>
    public string File { get; } = item.ItemSpec;

    /// <summary>The model that the author names, as written.</summary>
    public string Model { get; } = item.GetMetadata("Model");

    /// <summary>The name of that model.</summary>
    public string ModelName { get; } = item.GetMetadata("ModelName");

    /// <summary>Below the model's folder in the output and the package: <c>assets/</c> and the asset's name.</summary>
    public string Path { get; } = item.GetMetadata("AssetPath");

    /// <summary>What encoders ask for.</summary>
    public string Name => Path["assets/".Length..];

    /// <summary>The items of a task's parameter.</summary>
    public static IEnumerable<AssetItem> From(ITaskItem[] items) => items.Select(static item => new AssetItem(item));
}
